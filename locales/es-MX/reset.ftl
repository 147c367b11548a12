reset-preheader = La liga de este correo es válida durante { DURATION($duration) }.
reset-link = Para elegir una contraseña nueva, abra esta liga:
reset-expires = La liga es válida durante <strong>{ DURATION($duration) }</strong>. Después podrá solicitar una nueva.
reset-keep-private = Por favor, no reenvíe este correo. Cualquier persona que tenga la liga puede elegir una contraseña nueva.
