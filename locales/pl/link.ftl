link-expires = Czas ważności linku: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Prosimy nie przekazywać tej wiadomości innym osobom. Link jest przeznaczony wyłącznie dla jej odbiorcy.
