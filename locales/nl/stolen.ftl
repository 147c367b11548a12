## Onderwerp en voorbeeldregel

stolen-subject-brand = Kies een nieuw wachtwoord voor { $brand }
stolen-preheader = Uw wachtwoord is aangetroffen in gegevens die bij een andere dienst zijn gestolen.

## Tekst

stolen-title = Kies een nieuw wachtwoord
stolen-intro = Het e-mailadres en het wachtwoord van uw account zijn aangetroffen in gegevens die bij een andere dienst zijn gestolen.
stolen-intro-brand = Het e-mailadres en het wachtwoord van uw account bij { $brand } zijn aangetroffen in gegevens die bij een andere dienst zijn gestolen.
stolen-change = Iedereen die over deze gegevens beschikt, zou op uw account kunnen inloggen. Kies een nieuw wachtwoord dat u nergens anders gebruikt.
stolen-elsewhere = Gebruikt u het oude wachtwoord ook voor andere accounts? Wijzig het daar dan ook.

## Voettekst

stolen-reason = U ontvangt deze e-mail omdat het account dat bij dit adres hoort, is getroffen.
