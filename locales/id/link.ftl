link-expires = Tautan berlaku selama <strong>{ DURATION($duration) }</strong>.
link-keep-private = Mohon jangan meneruskan email ini. Tautan ini hanya untuk Anda.
