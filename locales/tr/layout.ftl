## Düğmenin altında

layout-fallback = Düğme çalışmıyorsa lütfen bu bağlantıyı kopyalayıp tarayıcınıza yapıştırın:

## Hesap bilgileri

layout-address = <strong>E-posta adresi:</strong> { $email }
layout-organization = <strong>Kuruluş:</strong> { $organization }

## Alt bilgi

layout-support-email = Sorularınız mı var? Bize yazın: { $email }
layout-support-url = Sorularınız mı var? Yanıtları <link>destek sayfalarımızda</link> bulabilirsiniz.
layout-support-both = Sorularınız mı var? Yanıtları <link>destek sayfalarımızda</link> bulabilir veya bize yazabilirsiniz: { $email }
layout-sent-by = Gönderen: { $brand }
