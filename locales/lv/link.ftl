link-expires = Saites derīguma termiņš: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Lūdzu, nepārsūtiet šo e-pasta vēstuli. Saite ir paredzēta tikai Jums.
