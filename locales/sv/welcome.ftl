## Ämnesrad och förhandsvisning

welcome-subject = Välkommen
welcome-subject-brand = Välkommen till { $brand }
welcome-preheader = Ditt konto är klart att använda.

## Text

welcome-title = Välkommen
welcome-title-brand = Välkommen till { $brand }
welcome-intro = Tack för att du har skapat ett konto hos oss. Det är klart att använda.
welcome-intro-brand = Tack för att du har skapat ett konto hos { $brand }. Det är klart att använda.
welcome-created-at = <strong>Skapat:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Till ditt konto
welcome-link = Öppna den här länken för att komma till ditt konto:
welcome-not-you = Om du inte har skapat det här kontot kan du bortse från det här mejlet.
welcome-not-you-support = Om du inte har skapat det här kontot ber vi dig att <link>höra av dig till oss</link>.

## Sidfot

welcome-reason = Du får det här mejlet eftersom ett konto har skapats med den här adressen.
