## Asunto y vista previa

blocked-subject-brand = Se ha bloqueado su cuenta en { $brand }
blocked-preheader = Ha habido varios intentos de acceso fallidos.

## Cuerpo

blocked-title = Se ha bloqueado su cuenta
blocked-intro = Ha habido varios intentos fallidos de acceso a su cuenta. Para protegerla, la hemos bloqueado.
blocked-intro-brand = Ha habido varios intentos fallidos de acceso a su cuenta en { $brand }. Para protegerla, la hemos bloqueado.
blocked-details = Datos de los intentos:
blocked-you = Si ha sido usted, puede retirar el bloqueo.
blocked-button = Desbloquear la cuenta
blocked-link = Para desbloquear la cuenta, abra este enlace:
blocked-not-you = Si no ha sido usted, mantenga el bloqueo: impide que otras personas accedan a su cuenta.

## Pie

blocked-reason = Recibe este correo porque se ha bloqueado la cuenta asociada a esta dirección.
