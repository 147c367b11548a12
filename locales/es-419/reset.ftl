reset-intro = Recibimos una solicitud para restablecer la contraseña de su cuenta.
reset-intro-brand = Recibimos una solicitud para restablecer la contraseña de su cuenta en { $brand }.
reset-keep-private = Por favor, no reenvíe este correo. Cualquier persona que tenga el enlace puede elegir una contraseña nueva.
reset-not-you = Si usted no lo solicitó, puede ignorar este correo. Su contraseña no cambiará.
reset-reason = Recibe este correo porque se solicitó una contraseña nueva para la cuenta asociada a esta dirección.
