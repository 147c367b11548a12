## Objet et aperçu

approval-subject-brand = { $brand } : votre approbation est requise
approval-preheader = Vérifiez les détails, puis approuvez ou refusez la demande.

## Corps du message

approval-title = Votre approbation est requise
approval-intro = Une opération sur votre compte nécessite votre approbation.
approval-intro-brand = Une opération sur votre compte { $brand } nécessite votre approbation.
approval-message = <strong>Message :</strong> { $message }
approval-compare = Veuillez comparer le message ci-dessus avec celui qui s’affiche là où l’opération a été lancée. N’approuvez l’opération que si les deux sont identiques.
approval-button = Vérifier la demande
approval-link = Pour vérifier la demande, veuillez ouvrir ce lien :
approval-not-you = Si vous n’avez pas connaissance de cette demande, ne l’approuvez pas. Rien ne se passera sans votre approbation.

## Pied de page

approval-reason = Vous recevez cet e-mail parce qu’une opération sur le compte associé à cette adresse nécessite une approbation.
