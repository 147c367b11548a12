## Subjek

enrollment-subject-brand = Sediakan pengesahan dua faktor untuk { $brand }

## Isi

enrollment-title = Sediakan pengesahan dua faktor
enrollment-intro = Sila sediakan faktor kedua untuk log masuk ke akaun anda.
enrollment-intro-brand = Sila sediakan faktor kedua untuk log masuk ke akaun { $brand } anda.
enrollment-why = Faktor kedua, seperti aplikasi pada telefon anda, menghalang orang lain daripada log masuk walaupun mereka mengetahui kata laluan anda.
enrollment-button = Sediakan sekarang
enrollment-link = Untuk menyediakan faktor kedua, sila buka pautan ini:
enrollment-not-you = Jika anda tidak menjangkakan e-mel ini, sila jangan buka pautan tersebut.

## Kaki halaman

enrollment-reason = Anda menerima e-mel ini kerana pengesahan dua faktor perlu disediakan untuk akaun yang didaftarkan dengan alamat ini.
