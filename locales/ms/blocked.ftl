## Subjek dan pratonton

blocked-subject-brand = Akaun { $brand } anda telah disekat
blocked-preheader = Terdapat beberapa percubaan log masuk yang gagal.

## Isi

blocked-title = Akaun anda telah disekat
blocked-intro = Terdapat beberapa percubaan log masuk yang gagal ke akaun anda. Untuk melindungi akaun anda, kami telah menyekatnya.
blocked-intro-brand = Terdapat beberapa percubaan log masuk yang gagal ke akaun { $brand } anda. Untuk melindungi akaun anda, kami telah menyekatnya.
blocked-details = Butiran percubaan:
blocked-you = Jika anda sendiri yang melakukannya, anda boleh menarik balik sekatan ini.
blocked-button = Nyahsekat akaun
blocked-link = Untuk menyahsekat akaun, sila buka pautan ini:
blocked-not-you = Jika bukan anda yang melakukannya, biarkan sekatan ini kekal: sekatan ini menghalang orang lain daripada memasuki akaun anda.

## Kaki halaman

blocked-reason = Anda menerima e-mel ini kerana akaun yang didaftarkan dengan alamat ini telah disekat.
