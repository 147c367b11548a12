## I alle e-poster

code-preheader = Koden står i denne e-posten.
code-preheader-expires = Koden i denne e-posten er gyldig i { DURATION($duration) }.
code-expires = Koden er gyldig i <strong>{ DURATION($duration) }</strong>. Etter det kan du be om en ny.
code-keep-private = Ikke del denne koden med noen. Vi kommer aldri til å be deg om den.

## verify_email_by_code

code-verify-enter = Skriv inn denne koden for å bekrefte adressen:

## reset_email_by_code

code-reset-enter = Skriv inn denne koden for å velge et nytt passord:

## auth_email_by_code

code-sign-in-title = Din innloggingskode
code-sign-in-subject-brand = Din innloggingskode for { $brand }
code-sign-in-intro = Vi har mottatt en forespørsel om å logge inn med denne e-postadressen.
code-sign-in-intro-brand = Vi har mottatt en forespørsel om å logge inn hos { $brand } med denne e-postadressen.
code-sign-in-enter = Skriv inn denne koden for å logge inn:
code-sign-in-not-you = Hvis du ikke har forsøkt å logge inn, kan du se bort fra denne e-posten. Ingen kan logge inn uten koden.
code-sign-in-reason = Du får denne e-posten fordi det er bedt om innlogging med denne adressen.

## mfa_oob_code

code-mfa-title = Din bekreftelseskode
code-mfa-subject-brand = Din bekreftelseskode for { $brand }
code-mfa-intro = Det gjenstår ett steg før du er logget inn på kontoen din.
code-mfa-intro-brand = Det gjenstår ett steg før du er logget inn på kontoen din hos { $brand }.
code-mfa-enter = Skriv inn denne koden for å fullføre innloggingen:
code-mfa-not-you = Hvis du ikke holder på å logge inn nå, kan det hende at noen andre kjenner passordet ditt. Bytt det så snart du kan.
code-mfa-reason = Du får denne e-posten fordi kontoen som er registrert på denne adressen, krever en kode ved innlogging.
