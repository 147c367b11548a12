## Predmet i pretpregled

reset-subject = Ponovno postavljanje lozinke
reset-subject-brand = Ponovno postavljanje lozinke za uslugu { $brand }
reset-preheader = Rok valjanosti poveznice u ovoj poruci: { DURATION($duration) }.

## Tekst

reset-title = Ponovno postavljanje lozinke
reset-intro = Primili smo zahtjev za ponovno postavljanje lozinke Vašeg korisničkog računa.
reset-intro-brand = Primili smo zahtjev za ponovno postavljanje lozinke Vašeg korisničkog računa u usluzi { $brand }.
reset-button = Postavite novu lozinku
reset-link = Za postavljanje nove lozinke otvorite ovu poveznicu:
reset-expires = Rok valjanosti poveznice: <strong>{ DURATION($duration) }</strong>. Nakon toga možete zatražiti novu.
reset-keep-private = Molimo Vas da ovu poruku ne prosljeđujete. Svatko tko ima poveznicu može postaviti novu lozinku.

## Pojedinosti zahtjeva

reset-details = Pojedinosti zahtjeva:
reset-requested-at = <strong>Datum i vrijeme:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Uređaj:</strong> { $device }
reset-location = <strong>Približna lokacija:</strong> { $location }
reset-not-you = Ako ovaj zahtjev niste poslali Vi, možete zanemariti ovu poruku. Vaša lozinka ostaje nepromijenjena.

## Podnožje

reset-reason = Ovu poruku primate jer je zatražena nova lozinka za korisnički račun povezan s ovom adresom.
