link-expires = Pautan ini sah selama <strong>{ DURATION($duration) }</strong>.
link-keep-private = Sila jangan majukan e-mel ini. Pautan ini adalah untuk anda sahaja.
