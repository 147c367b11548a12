### A márkanév elé nem kerül névelő („a” vagy „az”): a név első hangja nem ismert.

## A gomb mellett

layout-fallback = Ha a gomb nem működik, másolja be ezt a hivatkozást a böngészőjébe:

## A fiók adatai

layout-address = <strong>E-mail-cím:</strong> { $email }
layout-organization = <strong>Szervezet:</strong> { $organization }

## Lábléc

layout-support-email = Kérdése van? Írjon nekünk: { $email }
layout-support-url = Kérdése van? A választ megtalálja <link>súgóoldalainkon</link>.
layout-support-both = Kérdése van? Nézze meg <link>súgóoldalainkat</link>, vagy írjon nekünk: { $email }
layout-sent-by = Feladó: { $brand }
