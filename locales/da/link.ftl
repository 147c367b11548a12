link-expires = Linket virker i <strong>{ DURATION($duration) }</strong>.
link-keep-private = Videresend ikke denne e-mail. Linket er kun til dig.
