## Konu ve önizleme

welcome-subject = Hoş geldiniz
welcome-subject-brand = { $brand } hesabınıza hoş geldiniz
welcome-preheader = Hesabınız kullanıma hazır.

## Metin

welcome-title = Hoş geldiniz
welcome-title-brand = { $brand } hesabınıza hoş geldiniz
welcome-intro = Hizmetimizde bir hesap oluşturduğunuz için teşekkür ederiz. Hesabınızı hemen kullanmaya başlayabilirsiniz.
welcome-intro-brand = Bir { $brand } hesabı oluşturduğunuz için teşekkür ederiz. Hesabınızı hemen kullanmaya başlayabilirsiniz.
welcome-created-at = <strong>Oluşturulma tarihi:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Hesabınıza gidin
welcome-link = Hesabınıza gitmek için lütfen bu bağlantıyı açın:
welcome-not-you = Bu hesabı siz oluşturmadıysanız bu e-postayı dikkate almayabilirsiniz.
welcome-not-you-support = Bu hesabı siz oluşturmadıysanız lütfen <link>bize bildirin</link>.

## Alt bilgi

welcome-reason = Bu e-posta, bu adresle bir hesap oluşturulduğu için gönderilmiştir.
