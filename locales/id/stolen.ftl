## Subjek dan pratinjau

stolen-subject-brand = Mohon buat kata sandi baru untuk { $brand }
stolen-preheader = Kata sandi Anda ditemukan dalam data yang dicuri dari layanan lain.

## Isi

stolen-title = Mohon buat kata sandi baru
stolen-intro = Alamat email dan kata sandi akun Anda ditemukan dalam data yang dicuri dari layanan lain.
stolen-intro-brand = Alamat email dan kata sandi akun { $brand } Anda ditemukan dalam data yang dicuri dari layanan lain.
stolen-change = Siapa pun yang memiliki data ini dapat masuk ke akun Anda. Mohon buat kata sandi baru yang tidak Anda gunakan di tempat lain.
stolen-elsewhere = Jika Anda menggunakan kata sandi lama itu untuk akun lain, mohon ganti juga di sana.

## Kaki halaman

stolen-reason = Anda menerima email ini karena akun yang terdaftar dengan alamat ini terdampak.
