## Assunto e pré-visualização

blocked-subject-brand = A sua conta { $brand } foi bloqueada
blocked-preheader = Houve várias tentativas falhadas de iniciar sessão.

## Texto

blocked-title = A sua conta foi bloqueada
blocked-intro = Houve várias tentativas falhadas de iniciar sessão na sua conta. Para a proteger, bloqueámo-la.
blocked-intro-brand = Houve várias tentativas falhadas de iniciar sessão na sua conta { $brand }. Para a proteger, bloqueámo-la.
blocked-details = Dados das tentativas:
blocked-you = Se as tentativas foram suas, pode desbloquear a conta.
blocked-button = Desbloquear conta
blocked-link = Para desbloquear a conta, abra esta ligação:
blocked-not-you = Se não foram suas, mantenha o bloqueio: impede que outras pessoas acedam à sua conta.

## Rodapé

blocked-reason = Recebeu este e-mail porque a conta associada a este endereço foi bloqueada.
