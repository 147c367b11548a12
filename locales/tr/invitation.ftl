## Konu ve önizleme

invitation-subject-brand = { $brand } için davetiniz
invitation-preheader = Daveti kabul etmek için bu e-postayı açın.

## Metin

invitation-title = Bir davet aldınız
invitation-intro = Hizmetimize katılmaya davet edildiniz.
invitation-intro-brand = { $brand } için bir davet aldınız.
invitation-button = Daveti kabul et
invitation-link = Daveti kabul etmek için lütfen bu bağlantıyı açın:
invitation-not-you = Bu daveti beklemiyorsanız bu e-postayı dikkate almayabilirsiniz. Kabul etmediğiniz sürece hiçbir işlem yapılmaz.

## Davetin ayrıntıları

invitation-details = Davetin ayrıntıları:
invitation-inviter = <strong>Davet eden:</strong> { $inviter }
invitation-roles = <strong>Roller:</strong> { LIST($roles) }

## Alt bilgi

invitation-reason = Bu e-posta, bu adrese bir davet gönderildiği için gönderilmiştir.
