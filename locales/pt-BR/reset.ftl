## Assunto e prévia

reset-subject = Redefina sua senha
reset-subject-brand = Redefina a senha da sua conta { $brand }
reset-preheader = O link deste e-mail é válido por { DURATION($duration) }.

## Corpo

reset-title = Redefina sua senha
reset-intro = Recebemos uma solicitação para redefinir a senha da sua conta.
reset-intro-brand = Recebemos uma solicitação para redefinir a senha da sua conta { $brand }.
reset-button = Escolher uma nova senha
reset-link = Para escolher uma nova senha, abra este link:
reset-expires = O link é válido por <strong>{ DURATION($duration) }</strong>. Depois disso, você poderá solicitar um novo.
reset-keep-private = Por favor, não encaminhe este e-mail. Qualquer pessoa que tenha o link pode escolher uma nova senha.

## Dados da solicitação

reset-details = Dados da solicitação:
reset-requested-at = <strong>Data e hora:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Dispositivo:</strong> { $device }
reset-location = <strong>Localização aproximada:</strong> { $location }
reset-not-you = Se não foi você quem fez a solicitação, você pode ignorar este e-mail. Sua senha não será alterada.

## Rodapé

reset-reason = Você está recebendo este e-mail porque uma nova senha foi solicitada para a conta associada a este endereço.
