### Les pages auxquelles mènent les liens de verify_email et de reset_email.

## L’adresse d’un compte

verify-title = Confirmez votre adresse courriel
verify-lead = Veuillez confirmer que cette adresse courriel vous appartient et que vous l’utilisez pour votre compte { $application }.
verify-button = Confirmer l’adresse
verify-done-title = Votre adresse courriel est confirmée
verify-already = Cette adresse courriel est déjà confirmée
verify-done = Vous pouvez fermer cette page et continuer à utiliser { $application }.

## Un nouveau mot de passe

reset-title = Réinitialisation de votre mot de passe
reset-lead = Un nouveau mot de passe a été demandé pour votre compte { $application }. Si vous êtes à l’origine de cette demande, veuillez continuer. Sinon, fermez cette page : votre mot de passe reste inchangé.
reset-button = Continuer
reset-done-title = Votre demande est confirmée
reset-done = Veuillez retourner sur { $application } pour choisir votre nouveau mot de passe.

## Les liens qui n’ont plus d’effet

link-used = Ce lien a déjà été utilisé
link-expired = Ce lien a expiré
link-unknown = Ce lien n’est pas valide
link-again = Veuillez utiliser le lien figurant dans le courriel le plus récent ou en demander un nouveau sur { $application }.

## Un problème de notre côté

later-title = Cette opération est impossible pour le moment
later = Veuillez ouvrir à nouveau ce lien dans quelques minutes.
