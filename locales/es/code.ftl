## Para todos

code-preheader = El código se encuentra en este correo.
code-preheader-expires = El código de este correo es válido durante { DURATION($duration) }.
code-expires = El código es válido durante <strong>{ DURATION($duration) }</strong>. Después podrá solicitar uno nuevo.
code-keep-private = No comparta este código con nadie. Nunca se lo pediremos.

## Confirmación de la dirección

code-verify-enter = Para confirmar la dirección, introduzca este código:

## Contraseña nueva

code-reset-enter = Para elegir una contraseña nueva, introduzca este código:

## Inicio de sesión con un código

code-sign-in-title = Su código para iniciar sesión
code-sign-in-subject-brand = Su código para iniciar sesión en { $brand }
code-sign-in-intro = Hemos recibido una solicitud para iniciar sesión con esta dirección de correo electrónico.
code-sign-in-intro-brand = Hemos recibido una solicitud para iniciar sesión en { $brand } con esta dirección de correo electrónico.
code-sign-in-enter = Para iniciar sesión, introduzca este código:
code-sign-in-not-you = Si no ha intentado iniciar sesión, puede ignorar este correo. Nadie puede iniciar sesión sin el código.
code-sign-in-reason = Recibe este correo porque se ha solicitado un inicio de sesión con esta dirección.

## Segundo paso del inicio de sesión

code-mfa-title = Su código de verificación
code-mfa-subject-brand = Su código de verificación para { $brand }
code-mfa-intro = Para acceder a su cuenta se necesita un paso más.
code-mfa-intro-brand = Para acceder a su cuenta en { $brand } se necesita un paso más.
code-mfa-enter = Para completar el inicio de sesión, introduzca este código:
code-mfa-not-you = Si no está iniciando sesión en este momento, es posible que otra persona conozca su contraseña. Le rogamos que la cambie lo antes posible.
code-mfa-reason = Recibe este correo porque la cuenta asociada a esta dirección requiere un código para iniciar sesión.
