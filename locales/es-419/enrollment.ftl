enrollment-intro = Por favor, configure un segundo factor para iniciar sesión en su cuenta.
enrollment-intro-brand = Por favor, configure un segundo factor para iniciar sesión en su cuenta en { $brand }.
enrollment-not-you = Si no esperaba este correo, por favor, no abra el enlace.
