## Ämnesrad och förhandsvisning

invitation-subject-brand = Inbjudan till { $brand }
invitation-preheader = Öppna det här mejlet för att tacka ja till inbjudan.

## Text

invitation-title = Du har fått en inbjudan
invitation-intro = Du har fått en inbjudan till vår tjänst.
invitation-intro-brand = Du har fått en inbjudan till { $brand }.
invitation-button = Tacka ja till inbjudan
invitation-link = Öppna den här länken för att tacka ja till inbjudan:
invitation-not-you = Om du inte väntade dig den här inbjudan kan du bortse från det här mejlet. Inget händer om du inte tackar ja.

## Uppgifter om inbjudan

invitation-details = Uppgifter om inbjudan:
invitation-inviter = <strong>Inbjudan från:</strong> { $inviter }
invitation-roles = <strong>Roller:</strong> { LIST($roles) }

## Sidfot

invitation-reason = Du får det här mejlet eftersom någon har skickat en inbjudan till den här adressen.
