## Onderwerp en voorbeeldregel

welcome-subject = Welkom
welcome-subject-brand = Welkom bij { $brand }
welcome-preheader = Uw account is klaar voor gebruik.

## Tekst

welcome-title = Welkom
welcome-title-brand = Welkom bij { $brand }
welcome-intro = Bedankt dat u een account bij ons hebt aangemaakt. U kunt het meteen gebruiken.
welcome-intro-brand = Bedankt dat u een account bij { $brand } hebt aangemaakt. U kunt het meteen gebruiken.
welcome-created-at = <strong>Aangemaakt op:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Naar uw account
welcome-link = Open deze link om naar uw account te gaan:
welcome-not-you = Hebt u dit account niet aangemaakt? Dan kunt u deze e-mail negeren.
welcome-not-you-support = Hebt u dit account niet aangemaakt? <link>Laat het ons dan weten</link>.

## Voettekst

welcome-reason = U ontvangt deze e-mail omdat er met dit adres een account is aangemaakt.
