### Stranice na koje vode poveznice iz poruka verify_email i reset_email.

## Adresa korisničkog računa

verify-title = Potvrdite svoju adresu e-pošte
verify-lead = Molimo Vas da potvrdite da ova adresa e-pošte pripada Vama i da je upotrebljavate u usluzi { $application }.
verify-button = Potvrdite adresu
verify-done-title = Vaša je adresa e-pošte potvrđena
verify-already = Ova je adresa e-pošte već potvrđena
verify-done = Možete zatvoriti ovu stranicu i nastaviti upotrebljavati uslugu { $application }.

## Nova lozinka

reset-title = Ponovno postavljanje lozinke
reset-lead = Zatražena je nova lozinka za Vaš korisnički račun u usluzi { $application }. Ako ste je zatražili Vi, nastavite. Ako niste, zatvorite ovu stranicu: Vaša lozinka ostaje nepromijenjena.
reset-button = Nastavite
reset-done-title = Vaš je zahtjev potvrđen
reset-done = Molimo Vas da se vratite u uslugu { $application } i postavite novu lozinku.

## Poveznice koje više ne djeluju

link-used = Ova je poveznica već iskorištena
link-expired = Rok valjanosti ove poveznice istekao je
link-unknown = Ova poveznica nije valjana
link-again = Upotrijebite poveznicu iz najnovije poruke ili zatražite novu u usluzi { $application }.

## Poteškoće na našoj strani

later-title = To trenutačno nije moguće
later = Molimo Vas da ponovno otvorite poveznicu za nekoliko minuta.
