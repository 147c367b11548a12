## Assunto e pré-visualização

reset-subject = Reponha a sua palavra-passe
reset-subject-brand = Reponha a palavra-passe da sua conta { $brand }
reset-preheader = A ligação contida neste e-mail é válida durante { DURATION($duration) }.

## Texto

reset-title = Reponha a sua palavra-passe
reset-intro = Recebemos um pedido para repor a palavra-passe da sua conta.
reset-intro-brand = Recebemos um pedido para repor a palavra-passe da sua conta { $brand }.
reset-button = Escolher nova palavra-passe
reset-link = Para escolher uma nova palavra-passe, abra esta ligação:
reset-expires = A ligação é válida durante <strong>{ DURATION($duration) }</strong>. Depois disso, pode pedir uma nova.
reset-keep-private = Por favor, não reencaminhe este e-mail. Qualquer pessoa que tenha a ligação pode escolher uma nova palavra-passe.

## Dados do pedido

reset-details = Dados do pedido:
reset-requested-at = <strong>Data e hora:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Dispositivo:</strong> { $device }
reset-location = <strong>Localização aproximada:</strong> { $location }
reset-not-you = Se não fez este pedido, pode ignorar este e-mail. A sua palavra-passe não será alterada.

## Rodapé

reset-reason = Recebeu este e-mail porque foi pedida uma nova palavra-passe para a conta associada a este endereço.
