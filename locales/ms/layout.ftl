## Di bawah butang

layout-fallback = Jika butang tidak berfungsi, sila salin pautan ini ke pelayar anda:

## Butiran akaun

layout-address = <strong>Alamat e-mel:</strong> { $email }
layout-organization = <strong>Organisasi:</strong> { $organization }

## Kaki halaman

layout-support-email = Ada pertanyaan? Sila hubungi kami: { $email }
layout-support-url = Ada pertanyaan? Cari jawapannya di <link>halaman sokongan</link> kami.
layout-support-both = Ada pertanyaan? Cari jawapannya di <link>halaman sokongan</link> kami atau hubungi kami: { $email }
layout-sent-by = Dihantar oleh { $brand }
