link-expires = Bağlantı <strong>{ DURATION($duration) }</strong> boyunca geçerlidir.
link-keep-private = Lütfen bu e-postayı başkalarına iletmeyin. Bağlantı yalnızca sizin içindir.
