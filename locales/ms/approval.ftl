## Subjek dan pratonton

approval-subject-brand = Kelulusan anda diperlukan untuk { $brand }
approval-preheader = Semak butirannya, kemudian luluskan atau tolak permintaan ini.

## Isi

approval-title = Kelulusan anda diperlukan
approval-intro = Satu tindakan dalam akaun anda memerlukan kelulusan anda.
approval-intro-brand = Satu tindakan dalam akaun { $brand } anda memerlukan kelulusan anda.
approval-message = <strong>Mesej:</strong> { $message }
approval-compare = Sila bandingkan mesej ini dengan mesej yang dipaparkan di tempat tindakan itu dimulakan. Luluskan hanya jika kedua-duanya sama.
approval-button = Semak permintaan
approval-link = Untuk menyemak permintaan, sila buka pautan ini:
approval-not-you = Jika anda tidak mengetahui tentang tindakan ini, jangan luluskannya. Tiada apa-apa yang akan berlaku tanpa kelulusan anda.

## Kaki halaman

approval-reason = Anda menerima e-mel ini kerana satu tindakan dalam akaun yang didaftarkan dengan alamat ini memerlukan kelulusan.
