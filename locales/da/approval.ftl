## Emne og forhåndsvisning

approval-subject-brand = Din godkendelse er nødvendig for { $brand }
approval-preheader = Kontrollér oplysningerne, og godkend eller afvis derefter anmodningen.

## Tekst

approval-title = Din godkendelse er nødvendig
approval-intro = En handling på din konto kræver din godkendelse.
approval-intro-brand = En handling på din konto hos { $brand } kræver din godkendelse.
approval-message = <strong>Besked:</strong> { $message }
approval-compare = Sammenlign beskeden med den, der vises, hvor handlingen blev startet. Godkend kun handlingen, hvis de er ens.
approval-button = Se anmodningen
approval-link = Åbn dette link for at se anmodningen:
approval-not-you = Hvis du ikke kender noget til dette, skal du ikke godkende det. Der sker ingenting uden din godkendelse.

## Sidefod

approval-reason = Du modtager denne e-mail, fordi en handling på den konto, der er registreret på denne adresse, kræver godkendelse.
