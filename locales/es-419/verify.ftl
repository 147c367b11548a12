verify-intro = Se registró esta dirección de correo electrónico para una cuenta en nuestro servicio. Por favor, confirme que le pertenece.
verify-intro-brand = Se registró esta dirección de correo electrónico para una cuenta en { $brand }. Por favor, confirme que le pertenece.
verify-not-you = Si no fue usted, por favor, ignore este correo. La dirección quedará sin confirmar.
verify-reason = Recibe este correo porque esta dirección se registró al crear o modificar una cuenta.
