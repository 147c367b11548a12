invitation-preheader = Ouvrez ce courriel pour accepter l’invitation.
invitation-link = Pour accepter l’invitation, veuillez ouvrir ce lien :
invitation-not-you = Si vous n’attendiez pas cette invitation, vous pouvez ignorer ce courriel. Rien ne se passe tant que vous ne l’acceptez pas.
invitation-details = Détails de l’invitation :
invitation-inviter = <strong>Invitation de la part de :</strong> { $inviter }
invitation-roles = <strong>Rôles :</strong> { LIST($roles) }
invitation-reason = Vous recevez ce courriel parce que quelqu’un a invité cette adresse.
