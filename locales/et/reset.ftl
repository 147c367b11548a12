## Teema ja eelvaade

reset-subject = Parooli lähtestamine
reset-subject-brand = Teenuse { $brand } parooli lähtestamine
reset-preheader = Selles kirjas oleva lingi kehtivusaeg: { DURATION($duration) }.

## Tekst

reset-title = Parooli lähtestamine
reset-intro = Saime taotluse lähtestada Teie konto parool.
reset-intro-brand = Saime taotluse lähtestada Teie konto parool teenuses { $brand }.
reset-button = Määrake uus parool
reset-link = Uue parooli määramiseks avage see link:
reset-expires = Lingi kehtivusaeg: <strong>{ DURATION($duration) }</strong>. Pärast seda saate taotleda uue lingi.
reset-keep-private = Palun ärge saatke seda kirja edasi. Igaüks, kellel on see link, saab määrata uue parooli.

## Taotluse andmed

reset-details = Taotluse andmed:
reset-requested-at = <strong>Kuupäev ja kellaaeg:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Seade:</strong> { $device }
reset-location = <strong>Ligikaudne asukoht:</strong> { $location }
reset-not-you = Kui Teie seda ei taotlenud, võite seda kirja eirata. Teie parool jääb samaks.

## Jalus

reset-reason = Saite selle kirja, sest selle aadressiga seotud kontole taotleti uut parooli.
