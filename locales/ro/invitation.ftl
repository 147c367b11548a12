## Subiect și previzualizare

invitation-subject-brand = Invitație la { $brand }
invitation-preheader = Deschideți acest e-mail pentru a accepta invitația.

## Text

invitation-title = Ați primit o invitație
invitation-intro = Ați primit o invitație de a folosi serviciul nostru.
invitation-intro-brand = Ați primit o invitație la { $brand }.
invitation-button = Acceptați invitația
invitation-link = Pentru a accepta invitația, deschideți acest link:
invitation-not-you = Dacă nu așteptați această invitație, puteți ignora acest e-mail. Nu se întâmplă nimic dacă nu acceptați.

## Detaliile invitației

invitation-details = Detaliile invitației:
invitation-inviter = <strong>Invitație din partea:</strong> { $inviter }
invitation-roles = <strong>Roluri:</strong> { LIST($roles) }

## Subsol

invitation-reason = Primiți acest e-mail deoarece cineva a trimis o invitație la această adresă.
