## Oggetto e anteprima

welcome-subject = Le diamo il benvenuto
welcome-subject-brand = { $brand } le dà il benvenuto
welcome-preheader = Il suo account è pronto.

## Testo

welcome-title = Le diamo il benvenuto
welcome-title-brand = { $brand } le dà il benvenuto
welcome-intro = La ringraziamo per aver creato un account presso di noi. Può utilizzarlo da subito.
welcome-intro-brand = La ringraziamo per aver creato un account { $brand }. Può utilizzarlo da subito.
welcome-created-at = <strong>Data di creazione:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Accedere all’account
welcome-link = Per accedere all’account, apra questo link:
welcome-not-you = Se non ha creato questo account, può ignorare questa e-mail.
welcome-not-you-support = Se non ha creato questo account, la preghiamo di <link>informarci</link>.

## Piè di pagina

welcome-reason = Riceve questa e-mail perché è stato creato un account con questo indirizzo.
