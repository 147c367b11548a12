## Assunto e prévia

invitation-subject-brand = { $brand }: você recebeu um convite
invitation-preheader = Abra este e-mail para aceitar o convite.

## Corpo

invitation-title = Você recebeu um convite
invitation-intro = Você recebeu um convite para usar nosso serviço.
invitation-intro-brand = Você recebeu um convite para se juntar a { $brand }.
invitation-button = Aceitar convite
invitation-link = Para aceitar o convite, abra este link:
invitation-not-you = Se você não esperava este convite, pode ignorar este e-mail. Nada acontecerá se você não aceitar o convite.

## Dados do convite

invitation-details = Dados do convite:
invitation-inviter = <strong>Convite de:</strong> { $inviter }
invitation-roles = <strong>Funções:</strong> { LIST($roles) }

## Rodapé

invitation-reason = Você está recebendo este e-mail porque um convite foi enviado para este endereço.
