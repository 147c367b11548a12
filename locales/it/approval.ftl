## Oggetto e anteprima

approval-subject-brand = È richiesta la sua approvazione per { $brand }
approval-preheader = Verifichi i dettagli, poi approvi o rifiuti la richiesta.

## Testo

approval-title = È richiesta la sua approvazione
approval-intro = Un’operazione nel suo account richiede la sua approvazione.
approval-intro-brand = Un’operazione nel suo account { $brand } richiede la sua approvazione.
approval-message = <strong>Messaggio:</strong> { $message }
approval-compare = La preghiamo di confrontare il messaggio con quello visualizzato dove l’operazione è stata avviata. Approvi l’operazione solo se i due messaggi coincidono.
approval-button = Esaminare la richiesta
approval-link = Per esaminare la richiesta, apra questo link:
approval-not-you = Se non ne sa nulla, non dia la sua approvazione. Senza di essa non accade nulla.

## Piè di pagina

approval-reason = Riceve questa e-mail perché un’operazione nell’account associato a questo indirizzo richiede un’approvazione.
