link-expires = Veljavnost povezave: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Prosimo, da tega sporočila ne posredujete naprej. Povezava je namenjena samo vam.
