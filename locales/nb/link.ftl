link-expires = Lenken er gyldig i <strong>{ DURATION($duration) }</strong>.
link-keep-private = Ikke videresend denne e-posten. Lenken er bare til deg.
