## Asunto

enrollment-subject-brand = Configure la autenticación de dos factores para { $brand }

## Cuerpo

enrollment-title = Configure la autenticación de dos factores
enrollment-intro = Le rogamos que configure un segundo factor para acceder a su cuenta.
enrollment-intro-brand = Le rogamos que configure un segundo factor para acceder a su cuenta en { $brand }.
enrollment-why = Un segundo factor, como una aplicación en su teléfono, protege su cuenta aunque otras personas conozcan su contraseña.
enrollment-button = Configurar ahora
enrollment-link = Para configurar el segundo factor, abra este enlace:
enrollment-not-you = Si no esperaba este correo, le rogamos que no abra el enlace.

## Pie

enrollment-reason = Recibe este correo porque se debe configurar la autenticación de dos factores para la cuenta asociada a esta dirección.
