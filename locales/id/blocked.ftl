## Subjek dan pratinjau

blocked-subject-brand = Akun { $brand } Anda telah diblokir
blocked-preheader = Ada beberapa upaya masuk yang gagal.

## Isi

blocked-title = Akun Anda telah diblokir
blocked-intro = Ada beberapa upaya masuk yang gagal ke akun Anda. Untuk melindungi akun Anda, kami telah memblokirnya.
blocked-intro-brand = Ada beberapa upaya masuk yang gagal ke akun { $brand } Anda. Untuk melindungi akun Anda, kami telah memblokirnya.
blocked-details = Rincian upaya masuk:
blocked-you = Jika Anda sendiri yang melakukannya, Anda dapat membuka blokir akun.
blocked-button = Buka blokir akun
blocked-link = Untuk membuka blokir akun, silakan buka tautan ini:
blocked-not-you = Jika bukan Anda yang melakukannya, biarkan akun tetap diblokir: pemblokiran mencegah orang lain masuk ke akun Anda.

## Kaki halaman

blocked-reason = Anda menerima email ini karena akun yang terdaftar dengan alamat ini telah diblokir.
