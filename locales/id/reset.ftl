## Subjek dan pratinjau

reset-subject = Atur ulang kata sandi Anda
reset-subject-brand = Atur ulang kata sandi { $brand } Anda
reset-preheader = Tautan dalam email ini berlaku selama { DURATION($duration) }.

## Isi

reset-title = Atur ulang kata sandi Anda
reset-intro = Kami menerima permintaan untuk mengatur ulang kata sandi akun Anda.
reset-intro-brand = Kami menerima permintaan untuk mengatur ulang kata sandi akun { $brand } Anda.
reset-button = Buat kata sandi baru
reset-link = Untuk membuat kata sandi baru, silakan buka tautan ini:
reset-expires = Tautan berlaku selama <strong>{ DURATION($duration) }</strong>. Setelah itu, Anda dapat meminta tautan baru.
reset-keep-private = Mohon jangan meneruskan email ini. Siapa pun yang memiliki tautan ini dapat membuat kata sandi baru.

## Rincian permintaan

reset-details = Rincian permintaan:
reset-requested-at = <strong>Waktu permintaan:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Perangkat:</strong> { $device }
reset-location = <strong>Perkiraan lokasi:</strong> { $location }
reset-not-you = Jika bukan Anda yang mengajukan permintaan ini, email ini dapat diabaikan. Kata sandi Anda tidak akan berubah.

## Kaki halaman

reset-reason = Anda menerima email ini karena ada permintaan kata sandi baru untuk akun yang terdaftar dengan alamat ini.
