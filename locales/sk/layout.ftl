## Vedľa tlačidla

layout-fallback = Ak tlačidlo nefunguje, skopírujte tento odkaz do prehliadača:

## Údaje o účte

layout-address = <strong>E-mailová adresa:</strong> { $email }
layout-organization = <strong>Organizácia:</strong> { $organization }

## Päta

layout-support-email = Máte otázky? Napíšte nám: { $email }
layout-support-url = Máte otázky? Odpovede nájdete na našich <link>stránkach podpory</link>.
layout-support-both = Máte otázky? Odpovede nájdete na našich <link>stránkach podpory</link> alebo nám napíšte: { $email }
layout-sent-by = Odosielateľ: { $brand }
