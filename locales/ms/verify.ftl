## Subjek dan pratonton

verify-subject = Sila sahkan alamat e-mel anda
verify-subject-brand = Sila sahkan alamat e-mel anda untuk { $brand }
verify-preheader = Tinggal satu langkah lagi untuk mengesahkan alamat e-mel anda.

## Isi

verify-title = Sahkan alamat e-mel anda
verify-intro = Alamat e-mel ini telah diberikan untuk satu akaun dalam perkhidmatan kami. Sila sahkan bahawa alamat ini milik anda.
verify-intro-brand = Alamat e-mel ini telah diberikan untuk satu akaun { $brand }. Sila sahkan bahawa alamat ini milik anda.
verify-button = Sahkan alamat
verify-link = Untuk mengesahkan alamat, sila buka pautan ini:
verify-expires = Pautan ini sah selama <strong>{ DURATION($duration) }</strong>.
verify-not-you = Jika bukan anda yang melakukannya, sila abaikan e-mel ini. Alamat ini tidak akan disahkan.

## Kaki halaman

verify-reason = Anda menerima e-mel ini kerana alamat ini telah dimasukkan semasa satu akaun dibuka atau diubah.
