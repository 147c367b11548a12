## Emne

enrollment-subject-brand = Sett opp tofaktorautentisering for { $brand }

## Tekst

enrollment-title = Sett opp tofaktorautentisering
enrollment-intro = Vennligst sett opp en ekstra faktor for innlogging på kontoen din.
enrollment-intro-brand = Vennligst sett opp en ekstra faktor for innlogging på kontoen din hos { $brand }.
enrollment-why = En ekstra faktor, for eksempel en app på telefonen, holder andre ute selv om de kjenner passordet ditt.
enrollment-button = Sett opp nå
enrollment-link = Åpne denne lenken for å sette opp den ekstra faktoren:
enrollment-not-you = Hvis du ikke forventet denne e-posten, bør du ikke åpne lenken.

## Bunntekst

enrollment-reason = Du får denne e-posten fordi tofaktorautentisering skal settes opp for kontoen som er registrert på denne adressen.
