## Objet et aperçu

reset-subject = Réinitialisation de votre mot de passe
reset-subject-brand = Réinitialisation de votre mot de passe { $brand }
reset-preheader = Le lien contenu dans cet e-mail est valable pendant { DURATION($duration) }.

## Corps du message

reset-title = Réinitialisation de votre mot de passe
reset-intro = Nous avons reçu une demande de réinitialisation du mot de passe de votre compte.
reset-intro-brand = Nous avons reçu une demande de réinitialisation du mot de passe de votre compte { $brand }.
reset-button = Choisir un nouveau mot de passe
reset-link = Pour choisir un nouveau mot de passe, veuillez ouvrir ce lien :
reset-expires = Ce lien est valable pendant <strong>{ DURATION($duration) }</strong>. Passé ce délai, vous pourrez en demander un nouveau.
reset-keep-private = Veuillez ne pas transférer cet e-mail. Toute personne disposant de ce lien peut choisir un nouveau mot de passe.

## Détails de la demande

reset-details = Détails de la demande :
reset-requested-at = <strong>Date :</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Appareil :</strong> { $device }
reset-location = <strong>Lieu approximatif :</strong> { $location }
reset-not-you = Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail. Votre mot de passe reste inchangé.

## Pied de page

reset-reason = Vous recevez cet e-mail parce qu’un nouveau mot de passe a été demandé pour le compte associé à cette adresse.
