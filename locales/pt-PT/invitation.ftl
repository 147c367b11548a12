## Assunto e pré-visualização

invitation-subject-brand = Convite de adesão: { $brand }
invitation-preheader = Abra este e-mail para aceitar o convite.

## Texto

invitation-title = Recebeu um convite
invitation-intro = Recebeu um convite para aderir ao nosso serviço.
invitation-intro-brand = Recebeu um convite de adesão: { $brand }.
invitation-button = Aceitar convite
invitation-link = Para aceitar o convite, abra esta ligação:
invitation-not-you = Se não esperava este convite, pode ignorar este e-mail. Nada acontece se não o aceitar.

## Dados do convite

invitation-details = Dados do convite:
invitation-inviter = <strong>Convite enviado por:</strong> { $inviter }
invitation-roles = <strong>Funções:</strong> { LIST($roles) }

## Rodapé

invitation-reason = Recebeu este e-mail porque alguém convidou este endereço.
