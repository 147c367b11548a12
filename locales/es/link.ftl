link-expires = El enlace es válido durante <strong>{ DURATION($duration) }</strong>.
link-keep-private = Le rogamos que no reenvíe este correo. El enlace está destinado únicamente a usted.
