### Las páginas a las que llevan las ligas de verify_email y reset_email.

## La dirección de una cuenta

verify-title = Confirme su dirección de correo electrónico
verify-lead = Por favor, confirme que esta dirección de correo electrónico le pertenece y que la usa en { $application }.
verify-button = Confirmar la dirección
verify-done-title = Su dirección de correo electrónico está confirmada
verify-already = Esta dirección de correo electrónico ya estaba confirmada
verify-done = Puede cerrar esta página y seguir usando { $application }.

## Una contraseña nueva

reset-title = Restablezca su contraseña
reset-lead = Se solicitó una contraseña nueva para su cuenta en { $application }. Si fue usted, por favor, continúe. Si no, cierre esta página: su contraseña no cambiará.
reset-button = Continuar
reset-done-title = Su solicitud está confirmada
reset-done = Por favor, regrese a { $application } para elegir su contraseña nueva.

## Ligas que ya no sirven

link-used = Esta liga ya se utilizó
link-expired = Esta liga venció
link-unknown = Esta liga no es válida
link-again = Por favor, use la liga del correo más reciente o solicite una nueva en { $application }.

## Un problema de nuestro lado

later-title = Esta operación no es posible en este momento
later = Por favor, abra la liga de nuevo en unos minutos.
