## Emne og forhåndsvisning

invitation-subject-brand = Invitasjon til { $brand }
invitation-preheader = Åpne denne e-posten for å godta invitasjonen.

## Tekst

invitation-title = Du har fått en invitasjon
invitation-intro = Du har fått en invitasjon til tjenesten vår.
invitation-intro-brand = Du har fått en invitasjon til { $brand }.
invitation-button = Godta invitasjonen
invitation-link = Åpne denne lenken for å godta invitasjonen:
invitation-not-you = Hvis du ikke forventet denne invitasjonen, kan du se bort fra denne e-posten. Ingenting skjer med mindre du godtar.

## Opplysninger om invitasjonen

invitation-details = Opplysninger om invitasjonen:
invitation-inviter = <strong>Invitert av:</strong> { $inviter }
invitation-roles = <strong>Roller:</strong> { LIST($roles) }

## Bunntekst

invitation-reason = Du får denne e-posten fordi noen har invitert denne adressen.
