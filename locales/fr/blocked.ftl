## Objet et aperçu

blocked-subject-brand = Votre compte { $brand } a été bloqué
blocked-preheader = Plusieurs tentatives de connexion ont échoué.

## Corps du message

blocked-title = Votre compte a été bloqué
blocked-intro = Plusieurs tentatives de connexion à votre compte ont échoué. Pour le protéger, nous l’avons bloqué.
blocked-intro-brand = Plusieurs tentatives de connexion à votre compte { $brand } ont échoué. Pour le protéger, nous l’avons bloqué.
blocked-details = Détails des tentatives :
blocked-you = S’il s’agissait de vous, vous pouvez lever le blocage.
blocked-button = Débloquer le compte
blocked-link = Pour débloquer le compte, veuillez ouvrir ce lien :
blocked-not-you = S’il ne s’agissait pas de vous, ne levez pas le blocage : il empêche d’autres personnes d’accéder à votre compte.

## Pied de page

blocked-reason = Vous recevez cet e-mail parce que le compte associé à cette adresse a été bloqué.
