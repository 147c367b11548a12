## Konu ve önizleme

stolen-subject-brand = { $brand } için lütfen yeni bir şifre belirleyin
stolen-preheader = Şifreniz, başka bir hizmetten çalınan verilerde yer alıyor.

## Metin

stolen-title = Lütfen yeni bir şifre belirleyin
stolen-intro = Hesabınızın e-posta adresi ve şifresi, başka bir hizmetten çalınan verilerde yer alıyor.
stolen-intro-brand = { $brand } hesabınızın e-posta adresi ve şifresi, başka bir hizmetten çalınan verilerde yer alıyor.
stolen-change = Bu verilere sahip olan herkes hesabınızda oturum açabilir. Lütfen başka hiçbir yerde kullanmadığınız yeni bir şifre belirleyin.
stolen-elsewhere = Eski şifreyi başka hesaplarda da kullanıyorsanız lütfen oralarda da değiştirin.

## Alt bilgi

stolen-reason = Bu e-posta, bu adrese kayıtlı hesap etkilendiği için gönderilmiştir.
