## Junto al botón

layout-fallback = Si el botón no funciona, copie este enlace en su navegador:

## Datos de la cuenta

layout-address = <strong>Correo electrónico:</strong> { $email }
layout-organization = <strong>Organización:</strong> { $organization }

## Pie

layout-support-email = ¿Tiene alguna pregunta? Escríbanos: { $email }
layout-support-url = ¿Tiene alguna pregunta? Consulte nuestras <link>páginas de ayuda</link>.
layout-support-both = ¿Tiene alguna pregunta? Consulte nuestras <link>páginas de ayuda</link> o escríbanos: { $email }
layout-sent-by = Enviado por { $brand }
