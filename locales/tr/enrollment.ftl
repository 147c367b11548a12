## Konu

enrollment-subject-brand = { $brand } için iki faktörlü kimlik doğrulamayı ayarlayın

## Metin

enrollment-title = İki faktörlü kimlik doğrulamayı ayarlayın
enrollment-intro = Lütfen hesabınızda oturum açmak için ikinci bir doğrulama faktörü ayarlayın.
enrollment-intro-brand = Lütfen { $brand } hesabınızda oturum açmak için ikinci bir doğrulama faktörü ayarlayın.
enrollment-why = Telefonunuzdaki bir uygulama gibi ikinci bir faktör, şifrenizi bilseler bile başkalarının hesabınıza girmesini önler.
enrollment-button = Şimdi ayarla
enrollment-link = İkinci faktörü ayarlamak için lütfen bu bağlantıyı açın:
enrollment-not-you = Bu e-postayı beklemiyorsanız lütfen bağlantıyı açmayın.

## Alt bilgi

enrollment-reason = Bu e-posta, bu adrese kayıtlı hesap için iki faktörlü kimlik doğrulamanın ayarlanması gerektiği için gönderilmiştir.
