## Naslov

enrollment-subject-brand = Podesite dvofaktorsku autentifikaciju za servis { $brand }

## Tekst

enrollment-title = Podesite dvofaktorsku autentifikaciju
enrollment-intro = Molimo Vas da podesite drugi faktor za prijavu na svoj nalog.
enrollment-intro-brand = Molimo Vas da podesite drugi faktor za prijavu na svoj nalog na servisu { $brand }.
enrollment-why = Drugi faktor, na primer aplikacija na telefonu, sprečava pristup drugima čak i ako znaju Vašu lozinku.
enrollment-button = Podesite sada
enrollment-link = Da biste podesili drugi faktor, otvorite ovaj link:
enrollment-not-you = Ako niste očekivali ovu poruku, nemojte otvarati link.

## Podnožje

enrollment-reason = Ovu poruku dobijate jer za nalog povezan sa ovom adresom treba podesiti dvofaktorsku autentifikaciju.
