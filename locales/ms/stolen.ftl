## Subjek dan pratonton

stolen-subject-brand = Sila pilih kata laluan baharu untuk { $brand }
stolen-preheader = Kata laluan anda ditemukan dalam data yang dicuri daripada perkhidmatan lain.

## Isi

stolen-title = Sila pilih kata laluan baharu
stolen-intro = Alamat e-mel dan kata laluan akaun anda ditemukan dalam data yang dicuri daripada perkhidmatan lain.
stolen-intro-brand = Alamat e-mel dan kata laluan akaun { $brand } anda ditemukan dalam data yang dicuri daripada perkhidmatan lain.
stolen-change = Sesiapa sahaja yang mempunyai data ini boleh log masuk ke akaun anda. Sila pilih kata laluan baharu yang tidak anda gunakan di tempat lain.
stolen-elsewhere = Jika anda turut menggunakan kata laluan lama itu untuk akaun lain, sila tukar kata laluan akaun tersebut juga.

## Kaki halaman

stolen-reason = Anda menerima e-mel ini kerana akaun yang didaftarkan dengan alamat ini terjejas.
