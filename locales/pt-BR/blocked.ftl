## Assunto e prévia

blocked-subject-brand = Sua conta { $brand } foi bloqueada
blocked-preheader = Houve várias tentativas de acesso malsucedidas.

## Corpo

blocked-title = Sua conta foi bloqueada
blocked-intro = Houve várias tentativas malsucedidas de acesso à sua conta. Para protegê-la, nós a bloqueamos.
blocked-intro-brand = Houve várias tentativas malsucedidas de acesso à sua conta { $brand }. Para protegê-la, nós a bloqueamos.
blocked-details = Dados das tentativas:
blocked-you = Se foi você, é possível remover o bloqueio.
blocked-button = Desbloquear conta
blocked-link = Para desbloquear a conta, abra este link:
blocked-not-you = Se não foi você, mantenha o bloqueio: ele impede que outras pessoas acessem sua conta.

## Rodapé

blocked-reason = Você está recebendo este e-mail porque a conta associada a este endereço foi bloqueada.
