## Subjek dan pratonton

reset-subject = Tetapkan semula kata laluan anda
reset-subject-brand = Tetapkan semula kata laluan { $brand } anda
reset-preheader = Pautan dalam e-mel ini sah selama { DURATION($duration) }.

## Isi

reset-title = Tetapkan semula kata laluan anda
reset-intro = Kami telah menerima permintaan untuk menetapkan semula kata laluan akaun anda.
reset-intro-brand = Kami telah menerima permintaan untuk menetapkan semula kata laluan akaun { $brand } anda.
reset-button = Pilih kata laluan baharu
reset-link = Untuk memilih kata laluan baharu, sila buka pautan ini:
reset-expires = Pautan ini sah selama <strong>{ DURATION($duration) }</strong>. Selepas itu, anda boleh meminta pautan baharu.
reset-keep-private = Sila jangan majukan e-mel ini. Sesiapa sahaja yang mempunyai pautan ini boleh memilih kata laluan baharu.

## Butiran permintaan

reset-details = Butiran permintaan:
reset-requested-at = <strong>Masa permintaan:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Peranti:</strong> { $device }
reset-location = <strong>Anggaran lokasi:</strong> { $location }
reset-not-you = Jika bukan anda yang membuat permintaan ini, anda boleh mengabaikan e-mel ini. Kata laluan anda tidak akan berubah.

## Kaki halaman

reset-reason = Anda menerima e-mel ini kerana kata laluan baharu telah diminta untuk akaun yang didaftarkan dengan alamat ini.
