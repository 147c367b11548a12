## Asunto y vista previa

verify-subject = Confirme su dirección de correo electrónico
verify-subject-brand = Confirme su correo electrónico para { $brand }
verify-preheader = Solo falta un paso para confirmar su dirección de correo electrónico.

## Cuerpo

verify-title = Confirme su dirección de correo electrónico
verify-intro = Se ha indicado esta dirección de correo electrónico para una cuenta en nuestro servicio. Le rogamos que confirme que le pertenece.
verify-intro-brand = Se ha indicado esta dirección de correo electrónico para una cuenta en { $brand }. Le rogamos que confirme que le pertenece.
verify-button = Confirmar la dirección
verify-link = Para confirmar la dirección, abra este enlace:
verify-expires = El enlace es válido durante <strong>{ DURATION($duration) }</strong>.
verify-not-you = Si no ha sido usted, le rogamos que ignore este correo. La dirección quedará sin confirmar.

## Pie

verify-reason = Recibe este correo porque esta dirección se indicó al crear o modificar una cuenta.
