### Halaman yang dibuka oleh pautan dalam verify_email dan reset_email.

## Alamat akaun

verify-title = Sahkan alamat e-mel anda
verify-lead = Sila sahkan bahawa alamat e-mel ini milik anda dan anda menggunakannya untuk akaun { $application } anda.
verify-button = Sahkan alamat
verify-done-title = Alamat e-mel anda telah disahkan
verify-already = Alamat e-mel ini telah disahkan sebelum ini
verify-done = Anda boleh menutup halaman ini dan terus menggunakan { $application }.

## Kata laluan baharu

reset-title = Tetapkan semula kata laluan anda
reset-lead = Kata laluan baharu telah diminta untuk akaun { $application } anda. Jika anda yang membuat permintaan ini, sila teruskan. Jika bukan, sila tutup halaman ini: kata laluan anda tidak akan berubah.
reset-button = Teruskan
reset-done-title = Permintaan anda telah disahkan
reset-done = Sila kembali ke { $application } untuk memilih kata laluan baharu anda.

## Pautan yang tidak lagi berfungsi

link-used = Pautan ini telah digunakan
link-expired = Pautan ini telah tamat tempoh
link-unknown = Pautan ini tidak sah
link-again = Sila gunakan pautan dalam e-mel yang terbaharu atau minta pautan baharu daripada { $application }.

## Gangguan di pihak kami

later-title = Tindakan ini tidak dapat dilakukan buat masa ini
later = Sila buka pautan ini sekali lagi selepas beberapa minit.
