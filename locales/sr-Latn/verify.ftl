## Naslov i pregled

verify-subject = Potvrdite svoju adresu e-pošte
verify-subject-brand = Potvrdite svoju adresu e-pošte za servis { $brand }
verify-preheader = Još samo jedan korak do potvrde Vaše adrese e-pošte.

## Tekst

verify-title = Potvrdite svoju adresu e-pošte
verify-intro = Ova adresa e-pošte je navedena za nalog na našem servisu. Molimo Vas da potvrdite da pripada Vama.
verify-intro-brand = Ova adresa e-pošte je navedena za nalog na servisu { $brand }. Molimo Vas da potvrdite da pripada Vama.
verify-button = Potvrdite adresu
verify-link = Da biste potvrdili adresu, otvorite ovaj link:
verify-expires = Rok važenja linka: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Ako to niste bili Vi, zanemarite ovu poruku. Adresa će tada ostati nepotvrđena.

## Podnožje

verify-reason = Ovu poruku dobijate jer je ova adresa uneta prilikom otvaranja ili izmene naloga.
