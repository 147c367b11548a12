## Subjek dan pratinjau

approval-subject-brand = Persetujuan Anda diperlukan untuk { $brand }
approval-preheader = Periksa rinciannya, lalu setujui atau tolak permintaan ini.

## Isi

approval-title = Persetujuan Anda diperlukan
approval-intro = Sebuah tindakan di akun Anda memerlukan persetujuan Anda.
approval-intro-brand = Sebuah tindakan di akun { $brand } Anda memerlukan persetujuan Anda.
approval-message = <strong>Pesan:</strong> { $message }
approval-compare = Mohon bandingkan pesan ini dengan pesan yang ditampilkan di tempat tindakan dimulai. Setujui hanya jika keduanya sama.
approval-button = Tinjau permintaan
approval-link = Untuk meninjau permintaan, silakan buka tautan ini:
approval-not-you = Jika Anda tidak mengetahui tindakan ini, jangan menyetujuinya. Tidak ada yang terjadi tanpa persetujuan Anda.

## Kaki halaman

approval-reason = Anda menerima email ini karena sebuah tindakan di akun yang terdaftar dengan alamat ini memerlukan persetujuan.
