## Em todos

code-preheader = O código encontra-se neste e-mail.
code-preheader-expires = O código contido neste e-mail é válido durante { DURATION($duration) }.
code-expires = O código é válido durante <strong>{ DURATION($duration) }</strong>. Depois disso, pode pedir um novo.
code-keep-private = Não partilhe este código com ninguém. Nunca lhe pediremos este código.

## verify_email_by_code

code-verify-enter = Para confirmar o endereço, introduza este código:

## reset_email_by_code

code-reset-enter = Para escolher uma nova palavra-passe, introduza este código:

## auth_email_by_code

code-sign-in-title = O seu código de início de sessão
code-sign-in-subject-brand = O seu código de início de sessão { $brand }
code-sign-in-intro = Recebemos um pedido para iniciar sessão com este endereço de e-mail.
code-sign-in-intro-brand = Recebemos um pedido para iniciar sessão na conta { $brand } com este endereço de e-mail.
code-sign-in-enter = Para iniciar sessão, introduza este código:
code-sign-in-not-you = Se não tentou iniciar sessão, pode ignorar este e-mail. Ninguém pode iniciar sessão sem o código.
code-sign-in-reason = Recebeu este e-mail porque foi pedido um início de sessão com este endereço.

## mfa_oob_code

code-mfa-title = O seu código de verificação
code-mfa-subject-brand = O seu código de verificação { $brand }
code-mfa-intro = Falta mais um passo para iniciar sessão na sua conta.
code-mfa-intro-brand = Falta mais um passo para iniciar sessão na sua conta { $brand }.
code-mfa-enter = Para concluir o início de sessão, introduza este código:
code-mfa-not-you = Se não está a iniciar sessão neste momento, é possível que outra pessoa conheça a sua palavra-passe. Por favor, altere-a assim que puder.
code-mfa-reason = Recebeu este e-mail porque a conta associada a este endereço pede um código no início de sessão.
