## लिंक

link-expires = लिंक की वैधता अवधि: <strong>{ DURATION($duration) }</strong>।
link-keep-private = कृपया यह ईमेल किसी और को न भेजें। यह लिंक केवल आपके लिए है।
