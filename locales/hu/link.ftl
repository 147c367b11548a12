link-expires = A hivatkozás érvényességi ideje: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Kérjük, ne továbbítsa ezt az e-mailt. A hivatkozás csak Önnek szól.
