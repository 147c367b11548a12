## Semua

code-preheader = Kode ada di dalam email ini.
code-preheader-expires = Kode dalam email ini berlaku selama { DURATION($duration) }.
code-expires = Kode berlaku selama <strong>{ DURATION($duration) }</strong>. Setelah itu, Anda dapat meminta kode baru.
code-keep-private = Jangan berikan kode ini kepada siapa pun. Kami tidak akan pernah memintanya dari Anda.

## verify_email_by_code

code-verify-enter = Untuk mengonfirmasi alamat, masukkan kode ini:

## reset_email_by_code

code-reset-enter = Untuk membuat kata sandi baru, masukkan kode ini:

## auth_email_by_code

code-sign-in-title = Kode masuk Anda
code-sign-in-subject-brand = Kode masuk Anda untuk { $brand }
code-sign-in-intro = Kami menerima permintaan untuk masuk dengan alamat email ini.
code-sign-in-intro-brand = Kami menerima permintaan untuk masuk ke { $brand } dengan alamat email ini.
code-sign-in-enter = Untuk masuk, masukkan kode ini:
code-sign-in-not-you = Jika bukan Anda yang mencoba masuk, email ini dapat diabaikan. Tidak ada yang dapat masuk tanpa kode ini.
code-sign-in-reason = Anda menerima email ini karena ada permintaan masuk dengan alamat ini.

## mfa_oob_code

code-mfa-title = Kode verifikasi Anda
code-mfa-subject-brand = Kode verifikasi Anda untuk { $brand }
code-mfa-intro = Diperlukan satu langkah lagi untuk masuk ke akun Anda.
code-mfa-intro-brand = Diperlukan satu langkah lagi untuk masuk ke akun { $brand } Anda.
code-mfa-enter = Untuk menyelesaikan proses masuk, masukkan kode ini:
code-mfa-not-you = Jika Anda tidak sedang masuk ke akun, orang lain mungkin mengetahui kata sandi Anda. Mohon segera ganti kata sandi Anda.
code-mfa-reason = Anda menerima email ini karena akun yang terdaftar dengan alamat ini meminta kode saat ada yang masuk.
