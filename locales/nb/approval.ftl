## Emne og forhåndsvisning

approval-subject-brand = { $brand } trenger din godkjenning
approval-preheader = Kontroller opplysningene, og godkjenn eller avvis deretter forespørselen.

## Tekst

approval-title = Vi trenger din godkjenning
approval-intro = En handling i kontoen din krever din godkjenning.
approval-intro-brand = En handling i kontoen din hos { $brand } krever din godkjenning.
approval-message = <strong>Melding:</strong> { $message }
approval-compare = Sammenlign meldingen med den som vises der handlingen ble startet. Godkjenn handlingen bare hvis de er like.
approval-button = Se forespørselen
approval-link = Åpne denne lenken for å se forespørselen:
approval-not-you = Hvis du ikke kjenner til dette, må du ikke godkjenne det. Ingenting skjer uten din godkjenning.

## Bunntekst

approval-reason = Du får denne e-posten fordi en handling i kontoen som er registrert på denne adressen, krever godkjenning.
