link-expires = Platnost odkazu: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Tento e-mail prosím nikomu nepřeposílejte. Odkaz je určen pouze Vám.
