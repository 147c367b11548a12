### Siderne, som linkene i verify_email og reset_email fører til.

## En kontos adresse

verify-title = Bekræft din e-mailadresse
verify-lead = Bekræft venligst, at denne e-mailadresse tilhører dig, og at du bruger den hos { $application }.
verify-button = Bekræft adressen
verify-done-title = Din e-mailadresse er bekræftet
verify-already = Denne e-mailadresse er allerede bekræftet
verify-done = Du kan lukke denne side og fortsætte med at bruge { $application }.

## En ny adgangskode

reset-title = Nulstil din adgangskode
reset-lead = Der er bedt om en ny adgangskode til din konto hos { $application }. Hvis det var dig, bedes du fortsætte. Hvis ikke, kan du blot lukke denne side: Din adgangskode forbliver uændret.
reset-button = Fortsæt
reset-done-title = Din anmodning er bekræftet
reset-done = Vend venligst tilbage til { $application } for at vælge din nye adgangskode.

## Link, der ikke længere virker

link-used = Dette link er allerede blevet brugt
link-expired = Dette link er udløbet
link-unknown = Dette link er ugyldigt
link-again = Brug venligst linket i den nyeste e-mail, eller bed om et nyt hos { $application }.

## Problemer hos os

later-title = Det er ikke muligt i øjeblikket
later = Åbn venligst linket igen om nogle få minutter.
