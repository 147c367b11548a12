link-expires = De link is <strong>{ DURATION($duration) }</strong> geldig.
link-keep-private = Stuur deze e-mail niet door. De link is alleen voor u bestemd.
