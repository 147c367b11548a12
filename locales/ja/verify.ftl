## 件名とプレビュー

verify-subject = メールアドレスの確認のお願い
verify-subject-brand = 【{ $brand }】メールアドレスの確認のお願い
verify-preheader = メールアドレスの確認まで、あと一歩です。

## 本文

verify-title = メールアドレスの確認のお願い
verify-intro = このメールアドレスが、当サービスのアカウント用として入力されました。お客様ご本人のメールアドレスであることをご確認ください。
verify-intro-brand = このメールアドレスが、{ $brand }のアカウント用として入力されました。お客様ご本人のメールアドレスであることをご確認ください。
verify-button = メールアドレスを確認する
verify-link = メールアドレスを確認するには、次のリンクを開いてください。
verify-expires = リンクの有効期間は<strong>{ DURATION($duration) }</strong>です。
verify-not-you = お心当たりがない場合は、お手数ですがこのメールを破棄してください。その場合、メールアドレスの確認は完了しません。

## フッター

verify-reason = このメールは、アカウントの作成時または変更時にこのメールアドレスが入力されたため、お送りしています。
