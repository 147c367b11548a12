## Ob gumbu

layout-fallback = Če gumb ne deluje, kopirajte to povezavo v brskalnik:

## Podatki o računu

layout-address = <strong>E-poštni naslov:</strong> { $email }
layout-organization = <strong>Organizacija:</strong> { $organization }

## Noga

layout-support-email = Imate vprašanja? Pišite nam: { $email }
layout-support-url = Imate vprašanja? Odgovore najdete na naših <link>straneh za pomoč</link>.
layout-support-both = Imate vprašanja? Odgovore poiščite na naših <link>straneh za pomoč</link> ali nam pišite: { $email }
layout-sent-by = Pošiljatelj: { $brand }
