link-expires = Rok važenja linka: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Molimo Vas da ovu poruku ne prosleđujete. Link je namenjen samo Vama.
