link-expires = Lingi kehtivusaeg: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Palun ärge saatke seda kirja edasi. Link on mõeldud ainult Teile.
