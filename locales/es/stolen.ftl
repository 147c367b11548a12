## Asunto y vista previa

stolen-subject-brand = Elija una contraseña nueva para { $brand }
stolen-preheader = Su contraseña ha aparecido entre datos robados a otro servicio.

## Cuerpo

stolen-title = Elija una contraseña nueva
stolen-intro = La dirección de correo electrónico y la contraseña de su cuenta han aparecido entre datos robados a otro servicio.
stolen-intro-brand = La dirección de correo electrónico y la contraseña de su cuenta en { $brand } han aparecido entre datos robados a otro servicio.
stolen-change = Cualquier persona que tenga estos datos podría acceder a su cuenta. Le rogamos que elija una contraseña nueva que no utilice en ningún otro sitio.
stolen-elsewhere = Si utiliza la contraseña antigua en otras cuentas, le rogamos que la cambie en ellas también.

## Pie

stolen-reason = Recibe este correo porque la cuenta asociada a esta dirección se ha visto afectada.
