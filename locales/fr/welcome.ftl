## Objet et aperçu

welcome-subject = Nous vous souhaitons la bienvenue
welcome-subject-brand = { $brand } vous souhaite la bienvenue
welcome-preheader = Votre compte est prêt.

## Corps du message

welcome-title = Nous vous souhaitons la bienvenue
welcome-title-brand = { $brand } vous souhaite la bienvenue
welcome-intro = Nous vous remercions d’avoir créé un compte. Vous pouvez l’utiliser dès maintenant.
welcome-intro-brand = Nous vous remercions d’avoir créé un compte { $brand }. Vous pouvez l’utiliser dès maintenant.
welcome-created-at = <strong>Date de création :</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Accéder à votre compte
welcome-link = Pour accéder à votre compte, veuillez ouvrir ce lien :
welcome-not-you = Si vous n’avez pas créé ce compte, vous pouvez ignorer cet e-mail.
welcome-not-you-support = Si vous n’avez pas créé ce compte, <link>veuillez nous en informer</link>.

## Pied de page

welcome-reason = Vous recevez cet e-mail parce qu’un compte a été créé avec cette adresse.
