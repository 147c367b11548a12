## Asunto y vista previa

reset-subject = Restablezca su contraseña
reset-subject-brand = Restablezca su contraseña de { $brand }
reset-preheader = El enlace de este correo es válido durante { DURATION($duration) }.

## Cuerpo

reset-title = Restablezca su contraseña
reset-intro = Hemos recibido una solicitud para restablecer la contraseña de su cuenta.
reset-intro-brand = Hemos recibido una solicitud para restablecer la contraseña de su cuenta en { $brand }.
reset-button = Elegir una contraseña nueva
reset-link = Para elegir una contraseña nueva, abra este enlace:
reset-expires = El enlace es válido durante <strong>{ DURATION($duration) }</strong>. Después podrá solicitar uno nuevo.
reset-keep-private = Le rogamos que no reenvíe este correo. Cualquier persona que tenga el enlace puede elegir una contraseña nueva.

## Datos de la solicitud

reset-details = Datos de la solicitud:
reset-requested-at = <strong>Fecha y hora:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Dispositivo:</strong> { $device }
reset-location = <strong>Ubicación aproximada:</strong> { $location }
reset-not-you = Si no lo ha solicitado usted, puede ignorar este correo. Su contraseña no cambiará.

## Pie

reset-reason = Recibe este correo porque se ha solicitado una contraseña nueva para la cuenta asociada a esta dirección.
