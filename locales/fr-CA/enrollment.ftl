enrollment-link = Pour configurer le second facteur, veuillez ouvrir ce lien :
enrollment-not-you = Si vous n’attendiez pas ce courriel, veuillez ne pas ouvrir le lien.
enrollment-reason = Vous recevez ce courriel parce que l’authentification à deux facteurs doit être configurée pour le compte associé à cette adresse.
