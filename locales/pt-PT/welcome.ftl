## Assunto e pré-visualização

welcome-subject = Damos-lhe as boas-vindas
welcome-subject-brand = { $brand } dá-lhe as boas-vindas
welcome-preheader = A sua conta está pronta.

## Texto

welcome-title = Damos-lhe as boas-vindas
welcome-title-brand = { $brand } dá-lhe as boas-vindas
welcome-intro = Agradecemos a criação de uma conta no nosso serviço. Já a pode utilizar.
welcome-intro-brand = Agradecemos a criação de uma conta { $brand }. Já a pode utilizar.
welcome-created-at = <strong>Data de criação:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Aceder à sua conta
welcome-link = Para aceder à sua conta, abra esta ligação:
welcome-not-you = Se não criou esta conta, pode ignorar este e-mail.
welcome-not-you-support = Se não criou esta conta, por favor, <link>informe-nos</link>.

## Rodapé

welcome-reason = Recebeu este e-mail porque foi criada uma conta com este endereço.
