## Subjek dan pratinjau

welcome-subject = Selamat datang
welcome-subject-brand = Selamat datang di { $brand }
welcome-preheader = Akun Anda sudah siap.

## Isi

welcome-title = Selamat datang
welcome-title-brand = Selamat datang di { $brand }
welcome-intro = Terima kasih telah membuat akun di layanan kami. Akun Anda sudah dapat digunakan.
welcome-intro-brand = Terima kasih telah membuat akun { $brand }. Akun Anda sudah dapat digunakan.
welcome-created-at = <strong>Tanggal pembuatan:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Buka akun Anda
welcome-link = Untuk membuka akun Anda, silakan buka tautan ini:
welcome-not-you = Jika bukan Anda yang membuat akun ini, email ini dapat diabaikan.
welcome-not-you-support = Jika bukan Anda yang membuat akun ini, mohon <link>beri tahu kami</link>.

## Kaki halaman

welcome-reason = Anda menerima email ini karena sebuah akun telah dibuat dengan alamat ini.
