## 件名とプレビュー

welcome-subject = ご登録ありがとうございます
welcome-subject-brand = 【{ $brand }】ご登録ありがとうございます
welcome-preheader = アカウントをご利用いただけるようになりました。

## 本文

welcome-title = ご登録ありがとうございます
welcome-title-brand = { $brand }へようこそ
welcome-intro = このたびはアカウントをご登録いただき、誠にありがとうございます。すぐにご利用いただけます。
welcome-intro-brand = このたびは{ $brand }のアカウントをご登録いただき、誠にありがとうございます。すぐにご利用いただけます。
welcome-created-at = <strong>登録日：</strong>{ DATETIME($at, dateStyle: "long") }
welcome-button = アカウントへ進む
welcome-link = アカウントへ進むには、次のリンクを開いてください。
welcome-not-you = お心当たりがない場合は、このメールを破棄してください。
welcome-not-you-support = お心当たりがない場合は、お手数ですが<link>サポートまでお知らせください</link>。

## フッター

welcome-reason = このメールは、このメールアドレスでアカウントが作成されたため、お送りしています。
