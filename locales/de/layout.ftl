## Neben der Schaltfläche

layout-fallback = Falls die Schaltfläche nicht funktioniert, kopieren Sie bitte diesen Link in Ihren Browser:

## Angaben zum Konto

layout-address = <strong>E-Mail-Adresse:</strong> { $email }
layout-organization = <strong>Organisation:</strong> { $organization }

## Fußzeile

layout-support-email = Haben Sie Fragen? Schreiben Sie uns: { $email }
layout-support-url = Haben Sie Fragen? Antworten finden Sie auf unseren <link>Hilfeseiten</link>.
layout-support-both = Haben Sie Fragen? Antworten finden Sie auf unseren <link>Hilfeseiten</link>. Oder schreiben Sie uns: { $email }
layout-sent-by = Gesendet von { $brand }
