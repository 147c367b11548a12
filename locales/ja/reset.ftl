## 件名とプレビュー

reset-subject = パスワード再設定のご案内
reset-subject-brand = 【{ $brand }】パスワード再設定のご案内
reset-preheader = このメールに記載されたリンクの有効期間は{ DURATION($duration) }です。

## 本文

reset-title = パスワード再設定のご案内
reset-intro = お客様のアカウントについて、パスワード再設定のご依頼を受け付けました。
reset-intro-brand = お客様の{ $brand }アカウントについて、パスワード再設定のご依頼を受け付けました。
reset-button = 新しいパスワードを設定する
reset-link = 新しいパスワードを設定するには、次のリンクを開いてください。
reset-expires = リンクの有効期間は<strong>{ DURATION($duration) }</strong>です。期間を過ぎた場合は、改めてご依頼ください。
reset-keep-private = このメールは転送なさらないようお願いいたします。リンクを入手した人は誰でも新しいパスワードを設定できます。

## ご依頼の詳細

reset-details = ご依頼の詳細：
reset-requested-at = <strong>受付日時：</strong>{ DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>端末：</strong>{ $device }
reset-location = <strong>おおよその場所：</strong>{ $location }
reset-not-you = お心当たりがない場合は、このメールを破棄してください。パスワードは変更されません。

## フッター

reset-reason = このメールは、このメールアドレスに関連付けられたアカウントについてパスワード再設定のご依頼があったため、お送りしています。
