## Konu ve önizleme

verify-subject = E-posta adresinizi doğrulayın
verify-subject-brand = { $brand } için e-posta adresinizi doğrulayın
verify-preheader = E-posta adresinizin doğrulanması için yalnızca bir adım kaldı.

## Metin

verify-title = E-posta adresinizi doğrulayın
verify-intro = Bu e-posta adresi, hizmetimizdeki bir hesap için girildi. Lütfen adresin size ait olduğunu doğrulayın.
verify-intro-brand = Bu e-posta adresi bir { $brand } hesabı için girildi. Lütfen adresin size ait olduğunu doğrulayın.
verify-button = Adresi doğrula
verify-link = Adresi doğrulamak için lütfen bu bağlantıyı açın:
verify-expires = Bağlantı <strong>{ DURATION($duration) }</strong> boyunca geçerlidir.
verify-not-you = Bu işlemi siz yapmadıysanız lütfen bu e-postayı dikkate almayın. Bu durumda adres doğrulanmamış olarak kalacaktır.

## Alt bilgi

verify-reason = Bu e-posta, bir hesap oluşturulurken veya değiştirilirken bu adres girildiği için gönderilmiştir.
