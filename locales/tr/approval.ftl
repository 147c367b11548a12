## Konu ve önizleme

approval-subject-brand = { $brand } için onayınız gerekiyor
approval-preheader = Ayrıntıları inceleyin, ardından talebi onaylayın veya reddedin.

## Metin

approval-title = Onayınız gerekiyor
approval-intro = Hesabınızdaki bir işlem için onayınız gerekiyor.
approval-intro-brand = { $brand } hesabınızdaki bir işlem için onayınız gerekiyor.
approval-message = <strong>Mesaj:</strong> { $message }
approval-compare = Lütfen bu mesajı, işlemin başlatıldığı yerde gösterilen mesajla karşılaştırın. Yalnızca ikisi aynıysa onay verin.
approval-button = Talebi incele
approval-link = Talebi incelemek için lütfen bu bağlantıyı açın:
approval-not-you = Bu işlem hakkında bilginiz yoksa onay vermeyin. Onayınız olmadan hiçbir işlem yapılmaz.

## Alt bilgi

approval-reason = Bu e-posta, bu adrese kayıtlı hesaptaki bir işlem onay gerektirdiği için gönderilmiştir.
