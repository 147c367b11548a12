## Ao lado do botão

layout-fallback = Se o botão não funcionar, copie este link para o seu navegador:

## Dados da conta

layout-address = <strong>Endereço de e-mail:</strong> { $email }
layout-organization = <strong>Organização:</strong> { $organization }

## Rodapé

layout-support-email = Em caso de dúvida, escreva para: { $email }
layout-support-url = Em caso de dúvida, consulte nossas <link>páginas de ajuda</link>.
layout-support-both = Em caso de dúvida, consulte nossas <link>páginas de ajuda</link> ou escreva para: { $email }
layout-sent-by = Enviado por { $brand }
