link-expires = O link é válido por <strong>{ DURATION($duration) }</strong>.
link-keep-private = Por favor, não encaminhe este e-mail. O link se destina somente a você.
