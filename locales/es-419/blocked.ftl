blocked-subject-brand = Se bloqueó su cuenta en { $brand }
blocked-preheader = Hubo varios intentos fallidos de iniciar sesión.
blocked-title = Se bloqueó su cuenta
blocked-intro = Hubo varios intentos fallidos de iniciar sesión en su cuenta. Para protegerla, la bloqueamos.
blocked-intro-brand = Hubo varios intentos fallidos de iniciar sesión en su cuenta en { $brand }. Para protegerla, la bloqueamos.
blocked-you = Si fue usted, puede desbloquear la cuenta.
blocked-not-you = Si no fue usted, mantenga el bloqueo: impide que otras personas accedan a su cuenta.
blocked-reason = Recibe este correo porque se bloqueó la cuenta asociada a esta dirección.
