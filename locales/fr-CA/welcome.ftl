welcome-created-at = <strong>Date de création :</strong> { DATETIME($at, dateStyle: "long") }
welcome-link = Pour accéder à votre compte, veuillez ouvrir ce lien :
welcome-not-you = Si vous n’avez pas créé ce compte, vous pouvez ignorer ce courriel.
welcome-reason = Vous recevez ce courriel parce qu’un compte a été créé avec cette adresse.
