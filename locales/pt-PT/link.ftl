link-expires = A ligação é válida durante <strong>{ DURATION($duration) }</strong>.
link-keep-private = Por favor, não reencaminhe este e-mail. A ligação destina-se apenas a si.
