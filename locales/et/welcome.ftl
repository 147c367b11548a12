## Teema ja eelvaade

welcome-subject = Tere tulemast
welcome-subject-brand = Tere tulemast teenusesse { $brand }
welcome-preheader = Teie konto on valmis.

## Tekst

welcome-title = Tere tulemast
welcome-title-brand = Tere tulemast teenusesse { $brand }
welcome-intro = Täname, et lõite meie teenuses konto. Võite seda kohe kasutada.
welcome-intro-brand = Täname, et lõite teenuses { $brand } konto. Võite seda kohe kasutada.
welcome-created-at = <strong>Loomise kuupäev:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Minge oma kontole
welcome-link = Oma kontole minemiseks avage see link:
welcome-not-you = Kui Teie seda kontot ei loonud, võite seda kirja eirata.
welcome-not-you-support = Kui Teie seda kontot ei loonud, <link>andke meile palun teada</link>.

## Jalus

welcome-reason = Saite selle kirja, sest selle aadressiga loodi konto.
