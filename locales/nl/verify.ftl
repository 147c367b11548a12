## Onderwerp en voorbeeldregel

verify-subject = Bevestig uw e-mailadres
verify-subject-brand = Bevestig uw e-mailadres voor { $brand }
verify-preheader = Nog één stap en uw e-mailadres is bevestigd.

## Tekst

verify-title = Bevestig uw e-mailadres
verify-intro = Dit e-mailadres is opgegeven voor een account bij ons. Bevestig alstublieft dat het uw adres is.
verify-intro-brand = Dit e-mailadres is opgegeven voor een account bij { $brand }. Bevestig alstublieft dat het uw adres is.
verify-button = Adres bevestigen
verify-link = Open deze link om het adres te bevestigen:
verify-expires = De link is <strong>{ DURATION($duration) }</strong> geldig.
verify-not-you = Was u dit niet? Negeer deze e-mail dan. Het adres blijft in dat geval onbevestigd.

## Voettekst

verify-reason = U ontvangt deze e-mail omdat dit adres is opgegeven bij het aanmaken of wijzigen van een account.
