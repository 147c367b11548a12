### verify_email ve reset_email içindeki bağlantıların açtığı sayfalar.

## Bir hesabın adresi

verify-title = E-posta adresinizi doğrulayın
verify-lead = Lütfen bu e-posta adresinin size ait olduğunu ve bu adresi { $application } hesabınızda kullandığınızı doğrulayın.
verify-button = Adresi doğrula
verify-done-title = E-posta adresiniz doğrulandı
verify-already = Bu e-posta adresi daha önce doğrulandı
verify-done = Bu sayfayı kapatıp { $application } hesabınızı kullanmaya devam edebilirsiniz.

## Yeni bir şifre

reset-title = Şifrenizi sıfırlayın
reset-lead = { $application } hesabınız için yeni bir şifre talep edildi. Bu talepte siz bulunduysanız lütfen devam edin. Siz bulunmadıysanız bu sayfayı kapatın: Şifreniz değişmeyecektir.
reset-button = Devam et
reset-done-title = Talebiniz doğrulandı
reset-done = Yeni şifrenizi belirlemek için lütfen { $application } hizmetine geri dönün.

## Artık işlemeyen bağlantılar

link-used = Bu bağlantı daha önce kullanıldı
link-expired = Bu bağlantının süresi doldu
link-unknown = Bu bağlantı geçerli değil
link-again = Lütfen en son e-postadaki bağlantıyı kullanın veya { $application } üzerinden yeni bir bağlantı talep edin.

## Bizden kaynaklanan bir aksaklık

later-title = Bu işlem şu anda yapılamıyor
later = Lütfen birkaç dakika sonra bağlantıyı yeniden açın.
