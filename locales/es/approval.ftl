## Asunto y vista previa

approval-subject-brand = { $brand }: se necesita su aprobación
approval-preheader = Compruebe los datos y apruebe o rechace la solicitud.

## Cuerpo

approval-title = Se necesita su aprobación
approval-intro = Una operación de su cuenta requiere su aprobación.
approval-intro-brand = Una operación de su cuenta en { $brand } requiere su aprobación.
approval-message = <strong>Mensaje:</strong> { $message }
approval-compare = Le rogamos que compare el mensaje con el que se muestra donde se ha iniciado la operación. Apruébela solo si ambos coinciden.
approval-button = Revisar la solicitud
approval-link = Para revisar la solicitud, abra este enlace:
approval-not-you = Si no sabe nada de esta solicitud, no la apruebe. No ocurrirá nada sin su aprobación.

## Pie

approval-reason = Recibe este correo porque una operación de la cuenta asociada a esta dirección requiere aprobación.
