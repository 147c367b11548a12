## Assunto e pré-visualização

stolen-subject-brand = Escolha uma nova palavra-passe para a conta { $brand }
stolen-preheader = A sua palavra-passe surgiu em dados roubados a outro serviço.

## Texto

stolen-title = Escolha uma nova palavra-passe
stolen-intro = O endereço de e-mail e a palavra-passe da sua conta surgiram em dados roubados a outro serviço.
stolen-intro-brand = O endereço de e-mail e a palavra-passe da sua conta { $brand } surgiram em dados roubados a outro serviço.
stolen-change = Qualquer pessoa que tenha estes dados poderia iniciar sessão na sua conta. Por favor, escolha uma nova palavra-passe que não utilize em mais nenhum serviço.
stolen-elsewhere = Se utiliza a palavra-passe antiga noutras contas, por favor, altere-a também aí.

## Rodapé

stolen-reason = Recebeu este e-mail porque a conta associada a este endereço foi afetada.
