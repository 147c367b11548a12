## I alle e-mails

code-preheader = Koden står i denne e-mail.
code-preheader-expires = Koden i denne e-mail virker i { DURATION($duration) }.
code-expires = Koden virker i <strong>{ DURATION($duration) }</strong>. Derefter kan du bede om en ny.
code-keep-private = Del ikke denne kode med nogen. Vi vil aldrig bede dig om den.

## verify_email_by_code

code-verify-enter = Indtast denne kode for at bekræfte adressen:

## reset_email_by_code

code-reset-enter = Indtast denne kode for at vælge en ny adgangskode:

## auth_email_by_code

code-sign-in-title = Din loginkode
code-sign-in-subject-brand = Din loginkode til { $brand }
code-sign-in-intro = Vi har modtaget en anmodning om at logge ind med denne e-mailadresse.
code-sign-in-intro-brand = Vi har modtaget en anmodning om at logge ind hos { $brand } med denne e-mailadresse.
code-sign-in-enter = Indtast denne kode for at logge ind:
code-sign-in-not-you = Hvis du ikke har forsøgt at logge ind, kan du se bort fra denne e-mail. Ingen kan logge ind uden koden.
code-sign-in-reason = Du modtager denne e-mail, fordi der er bedt om at logge ind med denne adresse.

## mfa_oob_code

code-mfa-title = Din bekræftelseskode
code-mfa-subject-brand = Din bekræftelseskode til { $brand }
code-mfa-intro = Der mangler ét skridt, før du er logget ind på din konto.
code-mfa-intro-brand = Der mangler ét skridt, før du er logget ind på din konto hos { $brand }.
code-mfa-enter = Indtast denne kode for at fuldføre login:
code-mfa-not-you = Hvis du ikke er ved at logge ind lige nu, kender en anden måske din adgangskode. Skift den så hurtigt som muligt.
code-mfa-reason = Du modtager denne e-mail, fordi den konto, der er registreret på denne adresse, kræver en kode ved login.
