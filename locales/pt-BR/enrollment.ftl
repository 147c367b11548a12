## Assunto

enrollment-subject-brand = { $brand }: configure a autenticação de dois fatores

## Corpo

enrollment-title = Configure a autenticação de dois fatores
enrollment-intro = Por favor, configure um segundo fator para acessar sua conta.
enrollment-intro-brand = Por favor, configure um segundo fator para acessar sua conta { $brand }.
enrollment-why = Um segundo fator, como um aplicativo no seu celular, protege sua conta mesmo que outras pessoas saibam sua senha.
enrollment-button = Configurar agora
enrollment-link = Para configurar o segundo fator, abra este link:
enrollment-not-you = Se você não esperava este e-mail, por favor, não abra o link.

## Rodapé

enrollment-reason = Você está recebendo este e-mail porque a autenticação de dois fatores deve ser configurada para a conta associada a este endereço.
