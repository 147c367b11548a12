## Onderwerp en voorbeeldregel

reset-subject = Stel uw wachtwoord opnieuw in
reset-subject-brand = Stel uw wachtwoord voor { $brand } opnieuw in
reset-preheader = De link in deze e-mail is { DURATION($duration) } geldig.

## Tekst

reset-title = Stel uw wachtwoord opnieuw in
reset-intro = We hebben een verzoek ontvangen om het wachtwoord van uw account opnieuw in te stellen.
reset-intro-brand = We hebben een verzoek ontvangen om het wachtwoord van uw account bij { $brand } opnieuw in te stellen.
reset-button = Nieuw wachtwoord kiezen
reset-link = Open deze link om een nieuw wachtwoord te kiezen:
reset-expires = De link is <strong>{ DURATION($duration) }</strong> geldig. Daarna kunt u een nieuwe aanvragen.
reset-keep-private = Stuur deze e-mail niet door. Iedereen die de link heeft, kan een nieuw wachtwoord kiezen.

## Gegevens van het verzoek

reset-details = Gegevens van het verzoek:
reset-requested-at = <strong>Tijdstip:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Apparaat:</strong> { $device }
reset-location = <strong>Geschatte locatie:</strong> { $location }
reset-not-you = Hebt u dit niet aangevraagd? Dan kunt u deze e-mail negeren. Uw wachtwoord blijft ongewijzigd.

## Voettekst

reset-reason = U ontvangt deze e-mail omdat er een nieuw wachtwoord is aangevraagd voor het account dat bij dit adres hoort.
