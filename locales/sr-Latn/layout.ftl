## Pored dugmeta

layout-fallback = Ako dugme ne radi, kopirajte ovaj link u pregledač:

## Podaci o nalogu

layout-address = <strong>Adresa e-pošte:</strong> { $email }
layout-organization = <strong>Organizacija:</strong> { $organization }

## Podnožje

layout-support-email = Imate pitanja? Pišite nam: { $email }
layout-support-url = Imate pitanja? Odgovore možete pronaći na našim <link>stranicama za podršku</link>.
layout-support-both = Imate pitanja? Odgovore potražite na našim <link>stranicama za podršku</link> ili nam pišite: { $email }
layout-sent-by = Pošiljalac: { $brand }
