### Stranice na koje vode linkovi iz verify_email i reset_email.

## Adresa naloga

verify-title = Potvrdite svoju adresu e-pošte
verify-lead = Molimo Vas da potvrdite da ova adresa e-pošte pripada Vama i da je koristite na servisu { $application }.
verify-button = Potvrdite adresu
verify-done-title = Vaša adresa e-pošte je potvrđena
verify-already = Ova adresa e-pošte je već potvrđena
verify-done = Možete zatvoriti ovu stranicu i nastaviti da koristite servis { $application }.

## Nova lozinka

reset-title = Resetovanje lozinke
reset-lead = Za Vaš nalog na servisu { $application } zatražena je nova lozinka. Ako ste je zatražili Vi, molimo Vas da nastavite. Ako niste, zatvorite ovu stranicu: Vaša lozinka ostaje nepromenjena.
reset-button = Nastavite
reset-done-title = Vaš zahtev je potvrđen
reset-done = Molimo Vas da se vratite na servis { $application } i postavite novu lozinku.

## Linkovi koji više ne rade

link-used = Ovaj link je već iskorišćen
link-expired = Rok važenja ovog linka je istekao
link-unknown = Ovaj link nije važeći
link-again = Molimo Vas da upotrebite link iz najnovije poruke ili da zatražite novi na servisu { $application }.

## Smetnja na našoj strani

later-title = To trenutno nije moguće
later = Molimo Vas da ponovo otvorite link za nekoliko minuta.
