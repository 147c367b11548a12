## Subjek dan pratonton

invitation-subject-brand = Jemputan untuk menyertai { $brand }
invitation-preheader = Buka e-mel ini untuk menerima jemputan.

## Isi

invitation-title = Anda telah dijemput
invitation-intro = Anda telah dijemput untuk menyertai perkhidmatan kami.
invitation-intro-brand = Anda telah dijemput untuk menyertai { $brand }.
invitation-button = Terima jemputan
invitation-link = Untuk menerima jemputan, sila buka pautan ini:
invitation-not-you = Jika anda tidak menjangkakan jemputan ini, anda boleh mengabaikan e-mel ini. Tiada apa-apa yang akan berlaku melainkan anda menerimanya.

## Butiran jemputan

invitation-details = Butiran jemputan:
invitation-inviter = <strong>Dijemput oleh:</strong> { $inviter }
invitation-roles = <strong>Peranan:</strong> { LIST($roles) }

## Kaki halaman

invitation-reason = Anda menerima e-mel ini kerana seseorang telah menghantar jemputan ke alamat ini.
