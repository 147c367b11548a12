## Subjek dan pratonton

welcome-subject = Selamat datang
welcome-subject-brand = Selamat datang ke { $brand }
welcome-preheader = Akaun anda sudah sedia.

## Isi

welcome-title = Selamat datang
welcome-title-brand = Selamat datang ke { $brand }
welcome-intro = Terima kasih kerana membuka akaun dengan kami. Akaun anda sudah sedia untuk digunakan.
welcome-intro-brand = Terima kasih kerana membuka akaun { $brand }. Akaun anda sudah sedia untuk digunakan.
welcome-created-at = <strong>Tarikh dibuka:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Pergi ke akaun anda
welcome-link = Untuk pergi ke akaun anda, sila buka pautan ini:
welcome-not-you = Jika bukan anda yang membuka akaun ini, anda boleh mengabaikan e-mel ini.
welcome-not-you-support = Jika bukan anda yang membuka akaun ini, sila <link>maklumkan kepada kami</link>.

## Kaki halaman

welcome-reason = Anda menerima e-mel ini kerana satu akaun telah dibuka dengan alamat ini.
