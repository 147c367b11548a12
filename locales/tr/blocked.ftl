## Konu ve önizleme

blocked-subject-brand = { $brand } hesabınız engellendi
blocked-preheader = Birkaç başarısız oturum açma denemesi yapıldı.

## Metin

blocked-title = Hesabınız engellendi
blocked-intro = Hesabınızda birkaç başarısız oturum açma denemesi yapıldı. Hesabınızı korumak için engelledik.
blocked-intro-brand = { $brand } hesabınızda birkaç başarısız oturum açma denemesi yapıldı. Hesabınızı korumak için engelledik.
blocked-details = Denemelerin ayrıntıları:
blocked-you = Bu denemeleri siz yaptıysanız engeli kaldırabilirsiniz.
blocked-button = Hesabın engelini kaldır
blocked-link = Hesabın engelini kaldırmak için lütfen bu bağlantıyı açın:
blocked-not-you = Bu denemeleri siz yapmadıysanız engeli kaldırmayın: Engel, başkalarının hesabınıza girmesini önler.

## Alt bilgi

blocked-reason = Bu e-posta, bu adrese kayıtlı hesap engellendiği için gönderilmiştir.
