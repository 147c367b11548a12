## Tümü

code-preheader = Kod bu e-postada yer alıyor.
code-preheader-expires = Bu e-postadaki kod { DURATION($duration) } boyunca geçerlidir.
code-expires = Kod <strong>{ DURATION($duration) }</strong> boyunca geçerlidir. Bu sürenin ardından yeni bir kod talep edebilirsiniz.
code-keep-private = Bu kodu kimseyle paylaşmayın. Sizden bu kodu hiçbir zaman istemeyiz.

## verify_email_by_code

code-verify-enter = Adresi doğrulamak için şu kodu girin:

## reset_email_by_code

code-reset-enter = Yeni bir şifre belirlemek için şu kodu girin:

## auth_email_by_code

code-sign-in-title = Oturum açma kodunuz
code-sign-in-subject-brand = { $brand } oturum açma kodunuz
code-sign-in-intro = Bu e-posta adresiyle oturum açmaya yönelik bir talep aldık.
code-sign-in-intro-brand = Bu e-posta adresiyle { $brand } hesabında oturum açmaya yönelik bir talep aldık.
code-sign-in-enter = Oturum açmak için şu kodu girin:
code-sign-in-not-you = Oturum açmayı siz denemediyseniz bu e-postayı dikkate almayabilirsiniz. Kod olmadan hiç kimse oturum açamaz.
code-sign-in-reason = Bu e-posta, bu adresle oturum açma talebinde bulunulduğu için gönderilmiştir.

## mfa_oob_code

code-mfa-title = Doğrulama kodunuz
code-mfa-subject-brand = { $brand } doğrulama kodunuz
code-mfa-intro = Hesabınızda oturum açmak için bir adım daha gerekiyor.
code-mfa-intro-brand = { $brand } hesabınızda oturum açmak için bir adım daha gerekiyor.
code-mfa-enter = Oturum açma işlemini tamamlamak için şu kodu girin:
code-mfa-not-you = Şu anda oturum açmıyorsanız şifrenizi başka biri biliyor olabilir. Lütfen şifrenizi en kısa sürede değiştirin.
code-mfa-reason = Bu e-posta, bu adrese kayıtlı hesap oturum açılırken kod istediği için gönderilmiştir.
