## Emne og forhåndsvisning

welcome-subject = Velkommen
welcome-subject-brand = Velkommen til { $brand }
welcome-preheader = Kontoen din er klar til bruk.

## Tekst

welcome-title = Velkommen
welcome-title-brand = Velkommen til { $brand }
welcome-intro = Takk for at du har opprettet en konto hos oss. Den er klar til bruk.
welcome-intro-brand = Takk for at du har opprettet en konto hos { $brand }. Den er klar til bruk.
welcome-created-at = <strong>Opprettet:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Gå til kontoen din
welcome-link = Åpne denne lenken for å gå til kontoen din:
welcome-not-you = Hvis du ikke har opprettet denne kontoen, kan du se bort fra denne e-posten.
welcome-not-you-support = Hvis du ikke har opprettet denne kontoen, ber vi deg <link>gi oss beskjed</link>.

## Bunntekst

welcome-reason = Du får denne e-posten fordi det er opprettet en konto med denne adressen.
