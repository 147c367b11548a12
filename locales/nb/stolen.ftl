## Emne og forhåndsvisning

stolen-subject-brand = Velg et nytt passord for { $brand }
stolen-preheader = Passordet ditt er funnet blant data som er stjålet fra en annen tjeneste.

## Tekst

stolen-title = Velg et nytt passord
stolen-intro = E-postadressen og passordet til kontoen din er funnet blant data som er stjålet fra en annen tjeneste.
stolen-intro-brand = E-postadressen og passordet til kontoen din hos { $brand } er funnet blant data som er stjålet fra en annen tjeneste.
stolen-change = Alle som har disse dataene, kan logge inn på kontoen din. Velg et nytt passord som du ikke bruker andre steder.
stolen-elsewhere = Hvis du også bruker det gamle passordet for andre kontoer, bør du bytte det der.

## Bunntekst

stolen-reason = Du får denne e-posten fordi kontoen som er registrert på denne adressen, er berørt.
