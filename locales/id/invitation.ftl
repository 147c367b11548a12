## Subjek dan pratinjau

invitation-subject-brand = Undangan untuk bergabung dengan { $brand }
invitation-preheader = Buka email ini untuk menerima undangan.

## Isi

invitation-title = Anda diundang
invitation-intro = Anda diundang untuk bergabung dengan layanan kami.
invitation-intro-brand = Anda diundang untuk bergabung dengan { $brand }.
invitation-button = Terima undangan
invitation-link = Untuk menerima undangan, silakan buka tautan ini:
invitation-not-you = Jika Anda tidak mengharapkan undangan ini, email ini dapat diabaikan. Tidak ada yang terjadi jika Anda tidak menerimanya.

## Rincian undangan

invitation-details = Rincian undangan:
invitation-inviter = <strong>Diundang oleh:</strong> { $inviter }
invitation-roles = <strong>Peran:</strong> { LIST($roles) }

## Kaki halaman

invitation-reason = Anda menerima email ini karena seseorang mengirim undangan ke alamat ini.
