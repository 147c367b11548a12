## Assunto e prévia

verify-subject = Confirme seu endereço de e-mail
verify-subject-brand = { $brand }: confirme seu endereço de e-mail
verify-preheader = Falta apenas um passo para confirmar seu endereço de e-mail.

## Corpo

verify-title = Confirme seu endereço de e-mail
verify-intro = Este endereço de e-mail foi informado para uma conta em nosso serviço. Por favor, confirme que ele pertence a você.
verify-intro-brand = Este endereço de e-mail foi informado para uma conta { $brand }. Por favor, confirme que ele pertence a você.
verify-button = Confirmar endereço
verify-link = Para confirmar o endereço, abra este link:
verify-expires = O link é válido por <strong>{ DURATION($duration) }</strong>.
verify-not-you = Se não foi você, por favor, ignore este e-mail. O endereço permanecerá sem confirmação.

## Rodapé

verify-reason = Você está recebendo este e-mail porque este endereço foi informado na criação ou na alteração de uma conta.
