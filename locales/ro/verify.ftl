## Subiect și previzualizare

verify-subject = Confirmați adresa de e-mail
verify-subject-brand = Confirmați adresa de e-mail pentru { $brand }
verify-preheader = Mai este un singur pas până la confirmarea adresei dumneavoastră de e-mail.

## Text

verify-title = Confirmați adresa de e-mail
verify-intro = Această adresă de e-mail a fost indicată pentru un cont la noi. Vă rugăm să confirmați că vă aparține.
verify-intro-brand = Această adresă de e-mail a fost indicată pentru un cont { $brand }. Vă rugăm să confirmați că vă aparține.
verify-button = Confirmați adresa
verify-link = Pentru a confirma adresa, deschideți acest link:
verify-expires = Linkul este valabil timp de <strong>{ DURATION($duration) }</strong>.
verify-not-you = Dacă nu ați făcut dumneavoastră acest lucru, vă rugăm să ignorați acest e-mail. În acest caz, adresa va rămâne neconfirmată.

## Subsol

verify-reason = Primiți acest e-mail deoarece această adresă a fost introdusă la crearea sau la modificarea unui cont.
