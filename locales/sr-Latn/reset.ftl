## Naslov i pregled

reset-subject = Resetovanje lozinke
reset-subject-brand = Resetovanje lozinke za servis { $brand }
reset-preheader = Rok važenja linka u ovoj poruci: { DURATION($duration) }.

## Tekst

reset-title = Resetovanje lozinke
reset-intro = Primili smo zahtev za resetovanje lozinke Vašeg naloga.
reset-intro-brand = Primili smo zahtev za resetovanje lozinke Vašeg naloga na servisu { $brand }.
reset-button = Postavite novu lozinku
reset-link = Da biste postavili novu lozinku, otvorite ovaj link:
reset-expires = Rok važenja linka: <strong>{ DURATION($duration) }</strong>. Nakon toga možete zatražiti novi.
reset-keep-private = Molimo Vas da ovu poruku ne prosleđujete. Svako ko ima link može da postavi novu lozinku.

## Podaci o zahtevu

reset-details = Podaci o zahtevu:
reset-requested-at = <strong>Datum i vreme:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Uređaj:</strong> { $device }
reset-location = <strong>Približna lokacija:</strong> { $location }
reset-not-you = Ako ovaj zahtev niste poslali Vi, možete zanemariti ovu poruku. Vaša lozinka ostaje nepromenjena.

## Podnožje

reset-reason = Ovu poruku dobijate jer je zatražena nova lozinka za nalog povezan sa ovom adresom.
