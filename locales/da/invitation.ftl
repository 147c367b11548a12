## Emne og forhåndsvisning

invitation-subject-brand = Invitation til { $brand }
invitation-preheader = Åbn denne e-mail for at acceptere invitationen.

## Tekst

invitation-title = Du er blevet inviteret
invitation-intro = Du er blevet inviteret til vores tjeneste.
invitation-intro-brand = Du er blevet inviteret til { $brand }.
invitation-button = Accepter invitationen
invitation-link = Åbn dette link for at acceptere invitationen:
invitation-not-you = Hvis du ikke havde ventet denne invitation, kan du se bort fra denne e-mail. Der sker ingenting, medmindre du accepterer.

## Oplysninger om invitationen

invitation-details = Oplysninger om invitationen:
invitation-inviter = <strong>Inviteret af:</strong> { $inviter }
invitation-roles = <strong>Roller:</strong> { LIST($roles) }

## Sidefod

invitation-reason = Du modtager denne e-mail, fordi nogen har inviteret denne adresse.
