## Δίπλα στο κουμπί

layout-fallback = Αν το κουμπί δεν λειτουργεί, αντιγράψτε αυτόν τον σύνδεσμο στο πρόγραμμα περιήγησής σας:

## Στοιχεία του λογαριασμού

layout-address = <strong>Διεύθυνση email:</strong> { $email }
layout-organization = <strong>Οργανισμός:</strong> { $organization }

## Υποσέλιδο

layout-support-email = Έχετε απορίες; Γράψτε μας: { $email }
layout-support-url = Έχετε απορίες; Βρείτε απαντήσεις στις <link>σελίδες υποστήριξης</link>.
layout-support-both = Έχετε απορίες; Βρείτε απαντήσεις στις <link>σελίδες υποστήριξης</link> ή γράψτε μας: { $email }
layout-sent-by = Αποστολέας: { $brand }
