## Oggetto e anteprima

stolen-subject-brand = Scelga una nuova password per { $brand }
stolen-preheader = La sua password è comparsa tra i dati rubati a un altro servizio.

## Testo

stolen-title = Scelga una nuova password
stolen-intro = L’indirizzo e-mail e la password del suo account sono comparsi tra i dati rubati a un altro servizio.
stolen-intro-brand = L’indirizzo e-mail e la password del suo account { $brand } sono comparsi tra i dati rubati a un altro servizio.
stolen-change = Chiunque disponga di questi dati potrebbe accedere al suo account. Scelga una nuova password che non utilizzi per nessun altro servizio.
stolen-elsewhere = Se usa la vecchia password anche per altri account, la preghiamo di cambiarla anche lì.

## Piè di pagina

stolen-reason = Riceve questa e-mail perché il problema riguarda l’account associato a questo indirizzo.
