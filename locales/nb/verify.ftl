## Emne og forhåndsvisning

verify-subject = Bekreft e-postadressen din
verify-subject-brand = Bekreft e-postadressen din for { $brand }
verify-preheader = Bare ett steg igjen, så er e-postadressen din bekreftet.

## Tekst

verify-title = Bekreft e-postadressen din
verify-intro = Denne e-postadressen er oppgitt for en konto hos oss. Vennligst bekreft at den tilhører deg.
verify-intro-brand = Denne e-postadressen er oppgitt for en konto hos { $brand }. Vennligst bekreft at den tilhører deg.
verify-button = Bekreft adressen
verify-link = Åpne denne lenken for å bekrefte adressen:
verify-expires = Lenken er gyldig i <strong>{ DURATION($duration) }</strong>.
verify-not-you = Hvis det ikke var deg, ber vi deg se bort fra denne e-posten. Adressen forblir da ubekreftet.

## Bunntekst

verify-reason = Du får denne e-posten fordi denne adressen ble oppgitt da en konto ble opprettet eller endret.
