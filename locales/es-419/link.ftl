link-keep-private = Por favor, no reenvíe este correo. El enlace es solo para usted.
