stolen-preheader = Su contraseña apareció en datos robados a otro servicio.
stolen-intro = La dirección de correo electrónico y la contraseña de su cuenta aparecieron en datos robados a otro servicio.
stolen-intro-brand = La dirección de correo electrónico y la contraseña de su cuenta en { $brand } aparecieron en datos robados a otro servicio.
stolen-change = Cualquier persona que tenga estos datos podría iniciar sesión en su cuenta. Elija una contraseña nueva que no use en ningún otro sitio.
stolen-elsewhere = Si usa la contraseña anterior en otras cuentas, por favor, cámbiela también en ellas.
stolen-reason = Recibe este correo porque la cuenta asociada a esta dirección se vio afectada.
