## Emne og forhåndsvisning

blocked-subject-brand = Kontoen din hos { $brand } er sperret
blocked-preheader = Det har vært flere mislykkede forsøk på å logge inn.

## Tekst

blocked-title = Kontoen din er sperret
blocked-intro = Det har vært flere mislykkede forsøk på å logge inn på kontoen din. For å beskytte den har vi sperret den.
blocked-intro-brand = Det har vært flere mislykkede forsøk på å logge inn på kontoen din hos { $brand }. For å beskytte den har vi sperret den.
blocked-details = Opplysninger om forsøkene:
blocked-you = Hvis det var deg, kan du oppheve sperringen.
blocked-button = Opphev sperringen
blocked-link = Åpne denne lenken for å oppheve sperringen av kontoen:
blocked-not-you = Hvis det ikke var deg, bør du la sperringen stå: Den holder andre ute av kontoen din.

## Bunntekst

blocked-reason = Du får denne e-posten fordi kontoen som er registrert på denne adressen, er sperret.
