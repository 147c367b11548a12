## Konu ve önizleme

reset-subject = Şifrenizi sıfırlayın
reset-subject-brand = { $brand } şifrenizi sıfırlayın
reset-preheader = Bu e-postadaki bağlantı { DURATION($duration) } boyunca geçerlidir.

## Metin

reset-title = Şifrenizi sıfırlayın
reset-intro = Hesabınızın şifresini sıfırlamaya yönelik bir talep aldık.
reset-intro-brand = { $brand } hesabınızın şifresini sıfırlamaya yönelik bir talep aldık.
reset-button = Yeni şifre belirle
reset-link = Yeni bir şifre belirlemek için lütfen bu bağlantıyı açın:
reset-expires = Bağlantı <strong>{ DURATION($duration) }</strong> boyunca geçerlidir. Bu sürenin ardından yeni bir bağlantı talep edebilirsiniz.
reset-keep-private = Lütfen bu e-postayı başkalarına iletmeyin. Bağlantıya sahip olan herkes yeni bir şifre belirleyebilir.

## Talebin ayrıntıları

reset-details = Talebin ayrıntıları:
reset-requested-at = <strong>Talep zamanı:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Cihaz:</strong> { $device }
reset-location = <strong>Yaklaşık konum:</strong> { $location }
reset-not-you = Bu talepte siz bulunmadıysanız bu e-postayı dikkate almayabilirsiniz. Şifreniz değişmeyecektir.

## Alt bilgi

reset-reason = Bu e-posta, bu adrese kayıtlı hesap için yeni bir şifre talep edildiği için gönderilmiştir.
