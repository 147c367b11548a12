## Assunto e prévia

stolen-subject-brand = { $brand }: escolha uma nova senha
stolen-preheader = Sua senha apareceu em dados roubados de outro serviço.

## Corpo

stolen-title = Escolha uma nova senha
stolen-intro = O endereço de e-mail e a senha da sua conta apareceram em dados roubados de outro serviço.
stolen-intro-brand = O endereço de e-mail e a senha da sua conta { $brand } apareceram em dados roubados de outro serviço.
stolen-change = Qualquer pessoa que tenha esses dados poderia acessar sua conta. Por favor, escolha uma nova senha que você não use em nenhum outro lugar.
stolen-elsewhere = Se você também usa a senha antiga em outras contas, por favor, altere-a nelas também.

## Rodapé

stolen-reason = Você está recebendo este e-mail porque a conta associada a este endereço foi afetada.
