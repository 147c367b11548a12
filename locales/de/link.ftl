link-expires = Der Link ist <strong>{ DURATION($duration) }</strong> gültig.
link-keep-private = Bitte leiten Sie diese E-Mail nicht weiter. Der Link ist nur für Sie bestimmt.
