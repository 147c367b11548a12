## Para todos

code-preheader = O código está neste e-mail.
code-preheader-expires = O código deste e-mail é válido por { DURATION($duration) }.
code-expires = O código é válido por <strong>{ DURATION($duration) }</strong>. Depois disso, você poderá solicitar um novo.
code-keep-private = Não compartilhe este código com ninguém. Nunca pediremos que você o informe.

## Confirmação do endereço

code-verify-enter = Para confirmar o endereço, digite este código:

## Nova senha

code-reset-enter = Para escolher uma nova senha, digite este código:

## Acesso com um código

code-sign-in-title = Seu código de acesso
code-sign-in-subject-brand = { $brand }: seu código de acesso
code-sign-in-intro = Recebemos uma solicitação de acesso com este endereço de e-mail.
code-sign-in-intro-brand = Recebemos uma solicitação de acesso ao serviço { $brand } com este endereço de e-mail.
code-sign-in-enter = Para entrar, digite este código:
code-sign-in-not-you = Se você não tentou entrar, pode ignorar este e-mail. Ninguém consegue entrar sem o código.
code-sign-in-reason = Você está recebendo este e-mail porque um acesso com este endereço foi solicitado.

## Segundo passo do acesso

code-mfa-title = Seu código de verificação
code-mfa-subject-brand = { $brand }: seu código de verificação
code-mfa-intro = É necessário mais um passo para acessar sua conta.
code-mfa-intro-brand = É necessário mais um passo para acessar sua conta { $brand }.
code-mfa-enter = Para concluir o acesso, digite este código:
code-mfa-not-you = Se você não está acessando sua conta neste momento, talvez outra pessoa saiba sua senha. Por favor, altere-a o quanto antes.
code-mfa-reason = Você está recebendo este e-mail porque a conta associada a este endereço exige um código para o acesso.
