## Assunto e prévia

welcome-subject = Damos as boas-vindas a você
welcome-subject-brand = A equipe { $brand } dá as boas-vindas a você
welcome-preheader = Sua conta está pronta.

## Corpo

welcome-title = Damos as boas-vindas a você
welcome-title-brand = A equipe { $brand } dá as boas-vindas a você
welcome-intro = Agradecemos por criar uma conta em nosso serviço. Ela já está pronta para uso.
welcome-intro-brand = Agradecemos por criar uma conta { $brand }. Ela já está pronta para uso.
welcome-created-at = <strong>Data de criação:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Acessar sua conta
welcome-link = Para acessar sua conta, abra este link:
welcome-not-you = Se você não criou esta conta, pode ignorar este e-mail.
welcome-not-you-support = Se você não criou esta conta, por favor, <link>avise-nos</link>.

## Rodapé

welcome-reason = Você está recebendo este e-mail porque uma conta foi criada com este endereço.
