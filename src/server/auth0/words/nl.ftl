### De pagina’s waarnaar de links in verify_email en reset_email leiden.

## Het adres van een account

verify-title = Bevestig uw e-mailadres
verify-lead = Bevestig alstublieft dat dit uw e-mailadres is en dat u het gebruikt bij { $application }.
verify-button = Adres bevestigen
verify-done-title = Uw e-mailadres is bevestigd
verify-already = Dit e-mailadres is al bevestigd
verify-done = U kunt { $application } blijven gebruiken en deze pagina sluiten.

## Een nieuw wachtwoord

reset-title = Stel uw wachtwoord opnieuw in
reset-lead = Er is een nieuw wachtwoord aangevraagd voor uw account bij { $application }. Hebt u dit zelf aangevraagd? Dan kunt u doorgaan. Hebt u dit niet aangevraagd? Sluit deze pagina dan: uw wachtwoord blijft ongewijzigd.
reset-button = Doorgaan
reset-done-title = Uw verzoek is bevestigd
reset-done = Ga terug naar { $application } om uw nieuwe wachtwoord te kiezen.

## Links die niet meer werken

link-used = Deze link is al gebruikt
link-expired = Deze link is verlopen
link-unknown = Deze link is niet geldig
link-again = Gebruik de link in de nieuwste e-mail of vraag bij { $application } een nieuwe aan.

## Een storing bij ons

later-title = Dit is momenteel niet mogelijk
later = Open de link over enkele minuten opnieuw.
