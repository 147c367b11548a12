## ボタンの下

layout-fallback = ボタンが機能しない場合は、次のリンクをコピーし、ブラウザーに貼り付けてください。

## アカウントの情報

layout-address = <strong>メールアドレス：</strong>{ $email }
layout-organization = <strong>組織：</strong>{ $organization }

## フッター

layout-support-email = ご不明な点がございましたら、次の宛先までお問い合わせください：{ $email }
layout-support-url = ご不明な点がございましたら、<link>サポートページ</link>をご覧ください。
layout-support-both = ご不明な点がございましたら、<link>サポートページ</link>をご覧いただくか、次の宛先までお問い合わせください：{ $email }
layout-sent-by = 送信元：{ $brand }
