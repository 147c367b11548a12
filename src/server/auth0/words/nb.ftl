### Sidene som lenkene i verify_email og reset_email fører til.

## Adressen til en konto

verify-title = Bekreft e-postadressen din
verify-lead = Vennligst bekreft at denne e-postadressen tilhører deg, og at du bruker den hos { $application }.
verify-button = Bekreft adressen
verify-done-title = E-postadressen din er bekreftet
verify-already = Denne e-postadressen er allerede bekreftet
verify-done = Du kan lukke denne siden og fortsette å bruke { $application }.

## Et nytt passord

reset-title = Tilbakestill passordet ditt
reset-lead = Det er bedt om et nytt passord for kontoen din hos { $application }. Hvis det var deg, kan du fortsette. Hvis ikke, kan du lukke denne siden: Passordet ditt forblir uendret.
reset-button = Fortsett
reset-done-title = Forespørselen din er bekreftet
reset-done = Gå tilbake til { $application } for å velge et nytt passord.

## Lenker som ikke virker lenger

link-used = Denne lenken er allerede brukt
link-expired = Denne lenken er utløpt
link-unknown = Denne lenken er ikke gyldig
link-again = Bruk lenken i den nyeste e-posten, eller be om en ny hos { $application }.

## En feil hos oss

later-title = Dette er ikke mulig for øyeblikket
later = Åpne lenken på nytt om noen minutter.
