approval-message = <strong>Message :</strong> { $message }
approval-link = Pour examiner la demande, veuillez ouvrir ce lien :
approval-reason = Vous recevez ce courriel parce qu’une opération sur le compte associé à cette adresse nécessite une approbation.
