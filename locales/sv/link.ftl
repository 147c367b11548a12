link-expires = Länken gäller i <strong>{ DURATION($duration) }</strong>.
link-keep-private = Vidarebefordra inte det här mejlet. Länken är bara till för dig.
