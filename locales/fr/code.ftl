## Commun à tous

code-preheader = Votre code se trouve dans cet e-mail.
code-preheader-expires = Le code contenu dans cet e-mail est valable pendant { DURATION($duration) }.
code-expires = Ce code est valable pendant <strong>{ DURATION($duration) }</strong>. Passé ce délai, vous pourrez en demander un nouveau.
code-keep-private = Ne communiquez ce code à personne. Nous ne vous le demanderons jamais.

## Confirmation de l’adresse

code-verify-enter = Pour confirmer l’adresse, veuillez saisir ce code :

## Nouveau mot de passe

code-reset-enter = Pour choisir un nouveau mot de passe, veuillez saisir ce code :

## Connexion par code

code-sign-in-title = Votre code de connexion
code-sign-in-subject-brand = Votre code de connexion { $brand }
code-sign-in-intro = Nous avons reçu une demande de connexion avec cette adresse e-mail.
code-sign-in-intro-brand = Nous avons reçu une demande de connexion au service { $brand } avec cette adresse e-mail.
code-sign-in-enter = Pour vous connecter, veuillez saisir ce code :
code-sign-in-not-you = Si vous n’êtes pas à l’origine de cette demande, vous pouvez ignorer cet e-mail. Personne ne peut se connecter sans ce code.
code-sign-in-reason = Vous recevez cet e-mail parce qu’une connexion avec cette adresse a été demandée.

## Seconde étape de la connexion

code-mfa-title = Votre code de vérification
code-mfa-subject-brand = Votre code de vérification { $brand }
code-mfa-intro = Une étape supplémentaire est nécessaire pour la connexion à votre compte.
code-mfa-intro-brand = Une étape supplémentaire est nécessaire pour la connexion à votre compte { $brand }.
code-mfa-enter = Pour terminer la connexion, veuillez saisir ce code :
code-mfa-not-you = Si vous n’êtes pas en train de vous connecter, il est possible qu’une autre personne connaisse votre mot de passe. Veuillez le modifier dès que possible.
code-mfa-reason = Vous recevez cet e-mail parce qu’un code est requis pour la connexion au compte associé à cette adresse.
