## Objet et aperçu

invitation-subject-brand = Invitation à rejoindre { $brand }
invitation-preheader = Ouvrez cet e-mail pour accepter l’invitation.

## Corps du message

invitation-title = Vous avez reçu une invitation
invitation-intro = Vous avez reçu une invitation à rejoindre notre service.
invitation-intro-brand = Vous avez reçu une invitation à rejoindre { $brand }.
invitation-button = Accepter l’invitation
invitation-link = Pour accepter l’invitation, veuillez ouvrir ce lien :
invitation-not-you = Si vous n’attendiez pas cette invitation, vous pouvez ignorer cet e-mail. Rien ne se passera sans votre accord.

## Détails de l’invitation

invitation-details = Détails de l’invitation :
invitation-inviter = <strong>Invitation de :</strong> { $inviter }
invitation-roles = <strong>Rôles :</strong> { LIST($roles) }

## Pied de page

invitation-reason = Vous recevez cet e-mail parce qu’une invitation a été émise pour cette adresse.
