## Di bawah tombol

layout-fallback = Jika tombol tidak berfungsi, silakan salin tautan ini ke peramban Anda:

## Keterangan akun

layout-address = <strong>Alamat email:</strong> { $email }
layout-organization = <strong>Organisasi:</strong> { $organization }

## Kaki halaman

layout-support-email = Ada pertanyaan? Silakan hubungi kami: { $email }
layout-support-url = Ada pertanyaan? Temukan jawabannya di <link>halaman bantuan</link> kami.
layout-support-both = Ada pertanyaan? Temukan jawabannya di <link>halaman bantuan</link> kami atau hubungi kami: { $email }
layout-sent-by = Dikirim oleh { $brand }
