link-expires = Kiungo hiki kinafanya kazi kwa muda wa <strong>{ DURATION($duration) }</strong>.
link-keep-private = Tafadhali usimtumie mtu mwingine barua pepe hii. Kiungo hiki ni chako peke yako.
