## Subjek

enrollment-subject-brand = Siapkan autentikasi dua faktor untuk { $brand }

## Isi

enrollment-title = Siapkan autentikasi dua faktor
enrollment-intro = Mohon siapkan faktor kedua untuk masuk ke akun Anda.
enrollment-intro-brand = Mohon siapkan faktor kedua untuk masuk ke akun { $brand } Anda.
enrollment-why = Faktor kedua, misalnya aplikasi di ponsel Anda, mencegah orang lain masuk meskipun mereka mengetahui kata sandi Anda.
enrollment-button = Siapkan sekarang
enrollment-link = Untuk menyiapkan faktor kedua, silakan buka tautan ini:
enrollment-not-you = Jika Anda tidak mengharapkan email ini, mohon jangan membuka tautannya.

## Kaki halaman

enrollment-reason = Anda menerima email ini karena autentikasi dua faktor perlu disiapkan untuk akun yang terdaftar dengan alamat ini.
