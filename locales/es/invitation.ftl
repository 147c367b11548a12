## Asunto y vista previa

invitation-subject-brand = Invitación para unirse a { $brand }
invitation-preheader = Abra este correo para aceptar la invitación.

## Cuerpo

invitation-title = Ha recibido una invitación
invitation-intro = Ha recibido una invitación para utilizar nuestro servicio.
invitation-intro-brand = Ha recibido una invitación para unirse a { $brand }.
invitation-button = Aceptar la invitación
invitation-link = Para aceptar la invitación, abra este enlace:
invitation-not-you = Si no esperaba esta invitación, puede ignorar este correo. No ocurrirá nada si no la acepta.

## Datos de la invitación

invitation-details = Datos de la invitación:
invitation-inviter = <strong>Invitación de:</strong> { $inviter }
invitation-roles = <strong>Roles:</strong> { LIST($roles) }

## Pie

invitation-reason = Recibe este correo porque se ha enviado una invitación a esta dirección.
