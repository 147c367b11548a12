### As páginas a que conduzem as ligações de verify_email e reset_email.

## O endereço de uma conta

verify-title = Confirme o seu endereço de e-mail
verify-lead = Por favor, confirme que este endereço de e-mail lhe pertence e que o utiliza na sua conta { $application }.
verify-button = Confirmar endereço
verify-done-title = O seu endereço de e-mail foi confirmado
verify-already = Este endereço de e-mail já foi confirmado
verify-done = Pode fechar esta página e continuar a utilizar a sua conta { $application }.

## Uma nova palavra-passe

reset-title = Reponha a sua palavra-passe
reset-lead = Foi pedida uma nova palavra-passe para a sua conta { $application }. Se fez este pedido, continue. Se não o fez, feche esta página: a sua palavra-passe não será alterada.
reset-button = Continuar
reset-done-title = O seu pedido foi confirmado
reset-done = Por favor, volte a { $application } para escolher a sua nova palavra-passe.

## Ligações que já não funcionam

link-used = Esta ligação já foi utilizada
link-expired = Esta ligação expirou
link-unknown = Esta ligação não é válida
link-again = Por favor, utilize a ligação do e-mail mais recente ou peça uma nova em { $application }.

## Um problema do nosso lado

later-title = De momento, não é possível continuar
later = Por favor, volte a abrir a ligação dentro de alguns minutos.
