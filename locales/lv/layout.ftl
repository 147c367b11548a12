### Zīmola nosaukums stāv pēdiņās un netiek locīts; aiz tā seko lokāms vārds (“…” konts).

## Blakus pogai

layout-fallback = Ja poga nedarbojas, iekopējiet šo saiti pārlūkprogrammā:

## Konta dati

layout-address = <strong>E-pasta adrese:</strong> { $email }
layout-organization = <strong>Organizācija:</strong> { $organization }

## Kājene

layout-support-email = Vai Jums ir jautājumi? Rakstiet mums: { $email }
layout-support-url = Vai Jums ir jautājumi? Atbildes atradīsiet mūsu <link>palīdzības lapās</link>.
layout-support-both = Vai Jums ir jautājumi? Atbildes meklējiet mūsu <link>palīdzības lapās</link> vai rakstiet mums: { $email }
layout-sent-by = Sūtītājs: { $brand }
