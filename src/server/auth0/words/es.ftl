### Las páginas a las que llevan los enlaces de verify_email y reset_email.

## La dirección de una cuenta

verify-title = Confirme su dirección de correo electrónico
verify-lead = Le rogamos que confirme que esta dirección de correo electrónico le pertenece y que la utiliza en { $application }.
verify-button = Confirmar la dirección
verify-done-title = Su dirección de correo electrónico está confirmada
verify-already = Esta dirección de correo electrónico ya estaba confirmada
verify-done = Puede cerrar esta página y seguir utilizando { $application }.

## Una contraseña nueva

reset-title = Restablezca su contraseña
reset-lead = Se ha solicitado una contraseña nueva para su cuenta en { $application }. Si ha sido usted, le rogamos que continúe. Si no, cierre esta página: su contraseña no cambiará.
reset-button = Continuar
reset-done-title = Su solicitud está confirmada
reset-done = Le rogamos que vuelva a { $application } para elegir su contraseña nueva.

## Enlaces que ya no sirven

link-used = Este enlace ya se ha utilizado
link-expired = Este enlace ha caducado
link-unknown = Este enlace no es válido
link-again = Le rogamos que utilice el enlace del correo más reciente o que solicite uno nuevo en { $application }.

## Un problema por nuestra parte

later-title = Esta operación no es posible en este momento
later = Le rogamos que vuelva a abrir el enlace dentro de unos minutos.
