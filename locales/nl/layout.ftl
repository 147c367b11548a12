## Naast de knop

layout-fallback = Werkt de knop niet? Kopieer dan deze link naar uw browser:

## Gegevens van het account

layout-address = <strong>E-mailadres:</strong> { $email }
layout-organization = <strong>Organisatie:</strong> { $organization }

## Voettekst

layout-support-email = Hebt u vragen? Schrijf ons: { $email }
layout-support-url = Hebt u vragen? Kijk dan op onze <link>hulppagina’s</link>.
layout-support-both = Hebt u vragen? Kijk dan op onze <link>hulppagina’s</link> of schrijf ons: { $email }
layout-sent-by = Verzonden door { $brand }
