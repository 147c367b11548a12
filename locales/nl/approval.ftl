## Onderwerp en voorbeeldregel

approval-subject-brand = Uw goedkeuring is nodig voor { $brand }
approval-preheader = Controleer de gegevens en keur het verzoek daarna goed of af.

## Tekst

approval-title = Uw goedkeuring is nodig
approval-intro = Voor een handeling in uw account is uw goedkeuring nodig.
approval-intro-brand = Voor een handeling in uw account bij { $brand } is uw goedkeuring nodig.
approval-message = <strong>Bericht:</strong> { $message }
approval-compare = Vergelijk het bericht met het bericht dat wordt getoond waar de handeling is gestart. Keur de handeling alleen goed als beide gelijk zijn.
approval-button = Verzoek bekijken
approval-link = Open deze link om het verzoek te bekijken:
approval-not-you = Weet u hier niets van? Keur het verzoek dan niet goed. Zonder uw goedkeuring gebeurt er niets.

## Voettekst

approval-reason = U ontvangt deze e-mail omdat er goedkeuring nodig is voor een handeling in het account dat bij dit adres hoort.
