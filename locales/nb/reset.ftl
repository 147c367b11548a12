## Emne og forhåndsvisning

reset-subject = Tilbakestill passordet ditt
reset-subject-brand = Tilbakestill passordet ditt for { $brand }
reset-preheader = Lenken i denne e-posten er gyldig i { DURATION($duration) }.

## Tekst

reset-title = Tilbakestill passordet ditt
reset-intro = Vi har mottatt en forespørsel om å tilbakestille passordet til kontoen din.
reset-intro-brand = Vi har mottatt en forespørsel om å tilbakestille passordet til kontoen din hos { $brand }.
reset-button = Velg et nytt passord
reset-link = Åpne denne lenken for å velge et nytt passord:
reset-expires = Lenken er gyldig i <strong>{ DURATION($duration) }</strong>. Etter det kan du be om en ny.
reset-keep-private = Ikke videresend denne e-posten. Alle som har lenken, kan velge et nytt passord.

## Opplysninger om forespørselen

reset-details = Opplysninger om forespørselen:
reset-requested-at = <strong>Tidspunkt:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Enhet:</strong> { $device }
reset-location = <strong>Omtrentlig sted:</strong> { $location }
reset-not-you = Hvis du ikke har bedt om dette, kan du se bort fra denne e-posten. Passordet ditt forblir uendret.

## Bunntekst

reset-reason = Du får denne e-posten fordi det er bedt om et nytt passord for kontoen som er registrert på denne adressen.
