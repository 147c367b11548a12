## Teema ja eelvaade

verify-subject = Kinnitage oma e-posti aadress
verify-subject-brand = Kinnitage oma e-posti aadress teenuses { $brand }
verify-preheader = E-posti aadressi kinnitamiseks on jäänud veel üks samm.

## Tekst

verify-title = Kinnitage oma e-posti aadress
verify-intro = See e-posti aadress esitati meie teenuse konto jaoks. Palun kinnitage, et see kuulub Teile.
verify-intro-brand = See e-posti aadress esitati teenuse { $brand } konto jaoks. Palun kinnitage, et see kuulub Teile.
verify-button = Kinnitage aadress
verify-link = Aadressi kinnitamiseks avage see link:
verify-expires = Lingi kehtivusaeg: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Kui aadressi ei sisestanud Teie, eirake palun seda kirja. Aadress jääb siis kinnitamata.

## Jalus

verify-reason = Saite selle kirja, sest see aadress sisestati konto loomisel või muutmisel.
