## Objet et aperçu

stolen-subject-brand = Veuillez choisir un nouveau mot de passe pour { $brand }
stolen-preheader = Votre mot de passe figure parmi des données volées à un autre service.

## Corps du message

stolen-title = Veuillez choisir un nouveau mot de passe
stolen-intro = L’adresse e-mail et le mot de passe de votre compte figurent parmi des données volées à un autre service.
stolen-intro-brand = L’adresse e-mail et le mot de passe de votre compte { $brand } figurent parmi des données volées à un autre service.
stolen-change = Toute personne disposant de ces données pourrait se connecter à votre compte. Veuillez choisir un nouveau mot de passe que vous n’utilisez nulle part ailleurs.
stolen-elsewhere = Si vous utilisez aussi l’ancien mot de passe pour d’autres comptes, veuillez également le changer sur ceux-ci.

## Pied de page

stolen-reason = Vous recevez cet e-mail parce que le compte associé à cette adresse est concerné.
