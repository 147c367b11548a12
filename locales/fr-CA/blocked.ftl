blocked-details = Détails des tentatives :
blocked-link = Pour débloquer le compte, veuillez ouvrir ce lien :
blocked-not-you = Si vous n’en êtes pas à l’origine, laissez le blocage en place : il empêche d’autres personnes d’accéder à votre compte.
blocked-reason = Vous recevez ce courriel parce que le compte associé à cette adresse a été bloqué.
