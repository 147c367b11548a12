## Semua

code-preheader = Kod terdapat dalam e-mel ini.
code-preheader-expires = Kod dalam e-mel ini sah selama { DURATION($duration) }.
code-expires = Kod ini sah selama <strong>{ DURATION($duration) }</strong>. Selepas itu, anda boleh meminta kod baharu.
code-keep-private = Jangan kongsi kod ini dengan sesiapa. Kami tidak akan sekali-kali memintanya daripada anda.

## verify_email_by_code

code-verify-enter = Untuk mengesahkan alamat, masukkan kod ini:

## reset_email_by_code

code-reset-enter = Untuk memilih kata laluan baharu, masukkan kod ini:

## auth_email_by_code

code-sign-in-title = Kod log masuk anda
code-sign-in-subject-brand = Kod log masuk anda untuk { $brand }
code-sign-in-intro = Kami telah menerima permintaan untuk log masuk dengan alamat e-mel ini.
code-sign-in-intro-brand = Kami telah menerima permintaan untuk log masuk ke { $brand } dengan alamat e-mel ini.
code-sign-in-enter = Untuk log masuk, masukkan kod ini:
code-sign-in-not-you = Jika bukan anda yang cuba log masuk, anda boleh mengabaikan e-mel ini. Tiada sesiapa boleh log masuk tanpa kod ini.
code-sign-in-reason = Anda menerima e-mel ini kerana log masuk dengan alamat ini telah diminta.

## mfa_oob_code

code-mfa-title = Kod pengesahan anda
code-mfa-subject-brand = Kod pengesahan anda untuk { $brand }
code-mfa-intro = Satu langkah lagi diperlukan untuk log masuk ke akaun anda.
code-mfa-intro-brand = Satu langkah lagi diperlukan untuk log masuk ke akaun { $brand } anda.
code-mfa-enter = Untuk melengkapkan log masuk, masukkan kod ini:
code-mfa-not-you = Jika anda tidak sedang log masuk sekarang, orang lain mungkin mengetahui kata laluan anda. Sila tukar kata laluan anda secepat mungkin.
code-mfa-reason = Anda menerima e-mel ini kerana akaun yang didaftarkan dengan alamat ini memerlukan kod semasa log masuk.
