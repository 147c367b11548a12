link-expires = Rok valjanosti poveznice: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Molimo Vas da ovu poruku ne prosljeđujete. Poveznica je namijenjena samo Vama.
