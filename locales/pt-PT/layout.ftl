## Junto ao botão

layout-fallback = Se o botão não funcionar, copie esta ligação para o seu navegador:

## Dados da conta

layout-address = <strong>Endereço de e-mail:</strong> { $email }
layout-organization = <strong>Organização:</strong> { $organization }

## Rodapé

layout-support-email = Tem alguma dúvida? Escreva-nos: { $email }
layout-support-url = Tem alguma dúvida? Consulte as nossas <link>páginas de ajuda</link>.
layout-support-both = Tem alguma dúvida? Consulte as nossas <link>páginas de ajuda</link> ou escreva-nos: { $email }
layout-sent-by = Enviado por { $brand }
