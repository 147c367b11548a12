## Oggetto e anteprima

invitation-subject-brand = Invito a unirsi a { $brand }
invitation-preheader = Apra questa e-mail per accettare l’invito.

## Testo

invitation-title = Ha ricevuto un invito
invitation-intro = Ha ricevuto un invito a utilizzare il nostro servizio.
invitation-intro-brand = Ha ricevuto un invito a unirsi a { $brand }.
invitation-button = Accettare l’invito
invitation-link = Per accettare l’invito, apra questo link:
invitation-not-you = Se non si aspettava questo invito, può ignorare questa e-mail. Finché non lo accetta, non accade nulla.

## Dettagli dell’invito

invitation-details = Dettagli dell’invito:
invitation-inviter = <strong>Invito da parte di:</strong> { $inviter }
invitation-roles = <strong>Ruoli:</strong> { LIST($roles) }

## Piè di pagina

invitation-reason = Riceve questa e-mail perché qualcuno ha invitato questo indirizzo.
