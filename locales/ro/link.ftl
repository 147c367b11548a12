link-expires = Linkul este valabil timp de <strong>{ DURATION($duration) }</strong>.
link-keep-private = Vă rugăm să nu redirecționați acest e-mail. Linkul vă este destinat exclusiv dumneavoastră.
