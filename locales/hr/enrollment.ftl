## Predmet

enrollment-subject-brand = Postavite dvofaktorsku autentifikaciju za uslugu { $brand }

## Tekst

enrollment-title = Postavite dvofaktorsku autentifikaciju
enrollment-intro = Molimo Vas da postavite drugi faktor za prijavu na svoj korisnički račun.
enrollment-intro-brand = Molimo Vas da postavite drugi faktor za prijavu na svoj korisnički račun u usluzi { $brand }.
enrollment-why = Drugi faktor, primjerice aplikacija na telefonu, sprječava pristup drugima čak i ako znaju Vašu lozinku.
enrollment-button = Postavite sada
enrollment-link = Za postavljanje drugog faktora otvorite ovu poveznicu:
enrollment-not-you = Ako niste očekivali ovu poruku, nemojte otvarati poveznicu.

## Podnožje

enrollment-reason = Ovu poruku primate jer za korisnički račun povezan s ovom adresom treba postaviti dvofaktorsku autentifikaciju.
