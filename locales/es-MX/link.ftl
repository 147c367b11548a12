link-expires = La liga es válida durante <strong>{ DURATION($duration) }</strong>.
link-keep-private = Por favor, no reenvíe este correo. La liga es solo para usted.
