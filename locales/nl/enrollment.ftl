## Onderwerp

enrollment-subject-brand = Stel tweefactorauthenticatie in voor { $brand }

## Tekst

enrollment-title = Stel tweefactorauthenticatie in
enrollment-intro = Stel een tweede factor in om in te loggen op uw account.
enrollment-intro-brand = Stel een tweede factor in om in te loggen op uw account bij { $brand }.
enrollment-why = Met een tweede factor, zoals een app op uw telefoon, houdt u anderen buiten, zelfs als ze uw wachtwoord kennen.
enrollment-button = Nu instellen
enrollment-link = Open deze link om de tweede factor in te stellen:
enrollment-not-you = Had u deze e-mail niet verwacht? Open de link dan niet.

## Voettekst

enrollment-reason = U ontvangt deze e-mail omdat tweefactorauthenticatie moet worden ingesteld voor het account dat bij dit adres hoort.
