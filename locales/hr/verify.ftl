## Predmet i pretpregled

verify-subject = Potvrdite svoju adresu e-pošte
verify-subject-brand = Potvrdite svoju adresu e-pošte za uslugu { $brand }
verify-preheader = Još samo jedan korak do potvrde Vaše adrese e-pošte.

## Tekst

verify-title = Potvrdite svoju adresu e-pošte
verify-intro = Ova adresa e-pošte navedena je za korisnički račun u našoj usluzi. Molimo Vas da potvrdite da pripada Vama.
verify-intro-brand = Ova adresa e-pošte navedena je za korisnički račun u usluzi { $brand }. Molimo Vas da potvrdite da pripada Vama.
verify-button = Potvrdite adresu
verify-link = Za potvrdu adrese otvorite ovu poveznicu:
verify-expires = Rok valjanosti poveznice: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Ako to niste bili Vi, zanemarite ovu poruku. Adresa će tada ostati nepotvrđena.

## Podnožje

verify-reason = Ovu poruku primate jer je ova adresa unesena pri otvaranju ili izmjeni korisničkog računa.
