## Oggetto

enrollment-subject-brand = Configuri l’autenticazione a due fattori per { $brand }

## Testo

enrollment-title = Configuri l’autenticazione a due fattori
enrollment-intro = La preghiamo di configurare un secondo fattore per l’accesso al suo account.
enrollment-intro-brand = La preghiamo di configurare un secondo fattore per l’accesso al suo account { $brand }.
enrollment-why = Un secondo fattore, ad esempio un’app sul telefono, impedisce ad altri di accedere anche se conoscono la sua password.
enrollment-button = Configurare ora
enrollment-link = Per configurare il secondo fattore, apra questo link:
enrollment-not-you = Se non si aspettava questa e-mail, la preghiamo di non aprire il link.

## Piè di pagina

enrollment-reason = Riceve questa e-mail perché per l’account associato a questo indirizzo deve essere configurata l’autenticazione a due fattori.
