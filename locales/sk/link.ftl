link-expires = Platnosť odkazu: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Tento e-mail, prosím, nikomu nepreposielajte. Odkaz je určený iba Vám.
