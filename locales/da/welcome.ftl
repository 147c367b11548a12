## Emne og forhåndsvisning

welcome-subject = Velkommen
welcome-subject-brand = Velkommen til { $brand }
welcome-preheader = Din konto er klar til brug.

## Tekst

welcome-title = Velkommen
welcome-title-brand = Velkommen til { $brand }
welcome-intro = Tak, fordi du har oprettet en konto hos os. Den er klar til brug.
welcome-intro-brand = Tak, fordi du har oprettet en konto hos { $brand }. Den er klar til brug.
welcome-created-at = <strong>Oprettet:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Gå til din konto
welcome-link = Åbn dette link for at gå til din konto:
welcome-not-you = Hvis du ikke har oprettet denne konto, kan du se bort fra denne e-mail.
welcome-not-you-support = Hvis du ikke har oprettet denne konto, bedes du <link>give os besked</link>.

## Sidefod

welcome-reason = Du modtager denne e-mail, fordi der er oprettet en konto med denne adresse.
