## Subjek dan pratinjau

verify-subject = Konfirmasikan alamat email Anda
verify-subject-brand = Konfirmasikan alamat email Anda untuk { $brand }
verify-preheader = Tinggal satu langkah lagi untuk mengonfirmasi alamat email Anda.

## Isi

verify-title = Konfirmasikan alamat email Anda
verify-intro = Alamat email ini dicantumkan untuk sebuah akun di layanan kami. Mohon konfirmasikan bahwa alamat ini milik Anda.
verify-intro-brand = Alamat email ini dicantumkan untuk sebuah akun { $brand }. Mohon konfirmasikan bahwa alamat ini milik Anda.
verify-button = Konfirmasikan alamat
verify-link = Untuk mengonfirmasi alamat, silakan buka tautan ini:
verify-expires = Tautan berlaku selama <strong>{ DURATION($duration) }</strong>.
verify-not-you = Jika bukan Anda yang melakukannya, mohon abaikan email ini. Alamat ini tidak akan dikonfirmasi.

## Kaki halaman

verify-reason = Anda menerima email ini karena alamat ini dimasukkan saat sebuah akun dibuat atau diubah.
