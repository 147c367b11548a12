## Nupu kõrval

layout-fallback = Kui nupp ei tööta, kopeerige see link brauserisse:

## Konto andmed

layout-address = <strong>E-posti aadress:</strong> { $email }
layout-organization = <strong>Organisatsioon:</strong> { $organization }

## Jalus

layout-support-email = Kas Teil on küsimusi? Kirjutage meile: { $email }
layout-support-url = Kas Teil on küsimusi? Vastused leiate meie <link>abilehtedelt</link>.
layout-support-both = Kas Teil on küsimusi? Vaadake meie <link>abilehti</link> või kirjutage meile: { $email }
layout-sent-by = Saatja: { $brand }
