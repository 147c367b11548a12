link-expires = Il link è valido per <strong>{ DURATION($duration) }</strong>.
link-keep-private = La preghiamo di non inoltrare questa e-mail. Il link è destinato esclusivamente a lei.
