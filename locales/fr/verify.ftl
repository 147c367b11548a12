## Objet et aperçu

verify-subject = Confirmez votre adresse e-mail
verify-subject-brand = Confirmez votre adresse e-mail pour { $brand }
verify-preheader = Il ne reste qu’une étape pour confirmer votre adresse e-mail.

## Corps du message

verify-title = Confirmez votre adresse e-mail
verify-intro = Cette adresse e-mail a été indiquée pour un compte chez nous. Veuillez confirmer qu’elle vous appartient.
verify-intro-brand = Cette adresse e-mail a été indiquée pour un compte { $brand }. Veuillez confirmer qu’elle vous appartient.
verify-button = Confirmer l’adresse
verify-link = Pour confirmer l’adresse, veuillez ouvrir ce lien :
verify-expires = Ce lien est valable pendant <strong>{ DURATION($duration) }</strong>.
verify-not-you = Si vous n’êtes pas à l’origine de cette demande, veuillez ignorer cet e-mail. L’adresse ne sera pas confirmée.

## Pied de page

verify-reason = Vous recevez cet e-mail parce que cette adresse a été saisie lors de la création ou de la modification d’un compte.
