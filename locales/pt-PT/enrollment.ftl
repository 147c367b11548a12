## Assunto

enrollment-subject-brand = { $brand }: configure a autenticação de dois fatores

## Texto

enrollment-title = Configure a autenticação de dois fatores
enrollment-intro = Por favor, configure um segundo fator para iniciar sessão na sua conta.
enrollment-intro-brand = Por favor, configure um segundo fator para iniciar sessão na sua conta { $brand }.
enrollment-why = Um segundo fator, como uma aplicação no telemóvel, impede a entrada de outras pessoas, mesmo que conheçam a sua palavra-passe.
enrollment-button = Configurar agora
enrollment-link = Para configurar o segundo fator, abra esta ligação:
enrollment-not-you = Se não esperava este e-mail, por favor, não abra a ligação.

## Rodapé

enrollment-reason = Recebeu este e-mail porque falta configurar a autenticação de dois fatores na conta associada a este endereço.
