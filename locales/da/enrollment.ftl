## Emne

enrollment-subject-brand = Konfigurer tofaktorgodkendelse til { $brand }

## Tekst

enrollment-title = Konfigurer tofaktorgodkendelse
enrollment-intro = Konfigurer venligst en ekstra faktor til at logge ind på din konto.
enrollment-intro-brand = Konfigurer venligst en ekstra faktor til at logge ind på din konto hos { $brand }.
enrollment-why = En ekstra faktor, f.eks. en app på din telefon, holder andre ude, selvom de kender din adgangskode.
enrollment-button = Konfigurer nu
enrollment-link = Åbn dette link for at konfigurere den ekstra faktor:
enrollment-not-you = Hvis du ikke havde ventet denne e-mail, bør du ikke åbne linket.

## Sidefod

enrollment-reason = Du modtager denne e-mail, fordi tofaktorgodkendelse skal konfigureres for den konto, der er registreret på denne adresse.
