## Assunto e pré-visualização

verify-subject = Confirme o seu endereço de e-mail
verify-subject-brand = { $brand }: confirme o seu endereço de e-mail
verify-preheader = Falta apenas um passo para confirmar o seu endereço de e-mail.

## Texto

verify-title = Confirme o seu endereço de e-mail
verify-intro = Este endereço de e-mail foi indicado para uma conta no nosso serviço. Por favor, confirme que lhe pertence.
verify-intro-brand = Este endereço de e-mail foi indicado para uma conta { $brand }. Por favor, confirme que lhe pertence.
verify-button = Confirmar endereço
verify-link = Para confirmar o endereço, abra esta ligação:
verify-expires = A ligação é válida durante <strong>{ DURATION($duration) }</strong>.
verify-not-you = Se não fez este pedido, por favor, ignore este e-mail. O endereço ficará por confirmar.

## Rodapé

verify-reason = Recebeu este e-mail porque este endereço foi indicado ao criar ou alterar uma conta.
