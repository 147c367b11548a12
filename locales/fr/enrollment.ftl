## Objet

enrollment-subject-brand = Configurez l’authentification à deux facteurs pour { $brand }

## Corps du message

enrollment-title = Configurez l’authentification à deux facteurs
enrollment-intro = Veuillez configurer un second facteur pour la connexion à votre compte.
enrollment-intro-brand = Veuillez configurer un second facteur pour la connexion à votre compte { $brand }.
enrollment-why = Un second facteur, par exemple une application sur votre téléphone, protège votre compte même si d’autres personnes connaissent votre mot de passe.
enrollment-button = Configurer maintenant
enrollment-link = Pour configurer le second facteur, veuillez ouvrir ce lien :
enrollment-not-you = Si vous n’attendiez pas cet e-mail, veuillez ne pas ouvrir ce lien.

## Pied de page

enrollment-reason = Vous recevez cet e-mail parce que l’authentification à deux facteurs doit être configurée pour le compte associé à cette adresse.
