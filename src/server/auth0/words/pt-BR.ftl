### As páginas às quais levam os links de verify_email e reset_email.

## O endereço de uma conta

verify-title = Confirme seu endereço de e-mail
verify-lead = Por favor, confirme que este endereço de e-mail pertence a você e que você o usa na sua conta { $application }.
verify-button = Confirmar endereço
verify-done-title = Seu endereço de e-mail foi confirmado
verify-already = Este endereço de e-mail já foi confirmado
verify-done = Você pode fechar esta página e continuar usando sua conta { $application }.

## Uma nova senha

reset-title = Redefina sua senha
reset-lead = Uma nova senha foi solicitada para a sua conta { $application }. Se foi você quem fez a solicitação, continue. Caso contrário, feche esta página: sua senha não será alterada.
reset-button = Continuar
reset-done-title = Sua solicitação foi confirmada
reset-done = Por favor, volte para { $application } para escolher sua nova senha.

## Links que não funcionam mais

link-used = Este link já foi usado
link-expired = Este link expirou
link-unknown = Este link não é válido
link-again = Por favor, use o link do e-mail mais recente ou solicite um novo em { $application }.

## Um problema do nosso lado

later-title = Não é possível continuar no momento
later = Por favor, abra o link novamente em alguns minutos.
