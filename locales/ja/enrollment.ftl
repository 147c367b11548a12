## 件名

enrollment-subject-brand = 【{ $brand }】二要素認証の設定のお願い

## 本文

enrollment-title = 二要素認証の設定のお願い
enrollment-intro = お客様のアカウントへのログインに使用する、二つ目の認証要素の設定をお願いいたします。
enrollment-intro-brand = お客様の{ $brand }アカウントへのログインに使用する、二つ目の認証要素の設定をお願いいたします。
enrollment-why = スマートフォンのアプリなど二つ目の認証要素があれば、パスワードを知られた場合でも、第三者によるログインを防ぐことができます。
enrollment-button = 今すぐ設定する
enrollment-link = 二つ目の認証要素を設定するには、次のリンクを開いてください。
enrollment-not-you = このメールにお心当たりがない場合は、リンクを開かないでください。

## フッター

enrollment-reason = このメールは、このメールアドレスに関連付けられたアカウントで二要素認証の設定が必要なため、お送りしています。
