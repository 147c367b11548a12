### Halaman yang dibuka oleh tautan dalam verify_email dan reset_email.

## Alamat sebuah akun

verify-title = Konfirmasikan alamat email Anda
verify-lead = Mohon konfirmasikan bahwa alamat email ini milik Anda dan Anda gunakan untuk { $application }.
verify-button = Konfirmasikan alamat
verify-done-title = Alamat email Anda telah dikonfirmasi
verify-already = Alamat email ini sudah dikonfirmasi sebelumnya
verify-done = Anda dapat menutup halaman ini dan melanjutkan penggunaan { $application }.

## Kata sandi baru

reset-title = Atur ulang kata sandi Anda
reset-lead = Ada permintaan kata sandi baru untuk akun { $application } Anda. Jika Anda yang mengajukannya, silakan lanjutkan. Jika bukan, tutup halaman ini: kata sandi Anda tidak akan berubah.
reset-button = Lanjutkan
reset-done-title = Permintaan Anda telah dikonfirmasi
reset-done = Silakan kembali ke { $application } untuk membuat kata sandi baru Anda.

## Tautan yang tidak lagi berfungsi

link-used = Tautan ini sudah digunakan
link-expired = Tautan ini sudah kedaluwarsa
link-unknown = Tautan ini tidak valid
link-again = Silakan gunakan tautan dalam email terbaru atau minta tautan baru di { $application }.

## Kendala di pihak kami

later-title = Saat ini permintaan tidak dapat diproses
later = Silakan buka kembali tautan ini beberapa menit lagi.
