## 共通

code-preheader = このメールにコードを記載しています。
code-preheader-expires = このメールに記載されたコードの有効期間は{ DURATION($duration) }です。
code-expires = コードの有効期間は<strong>{ DURATION($duration) }</strong>です。期間を過ぎた場合は、改めてコードの発行をご依頼ください。
code-keep-private = このコードは誰にも教えないでください。当方からコードをお尋ねすることは一切ございません。

## メールアドレスの確認

code-verify-enter = メールアドレスを確認するには、次のコードを入力してください。

## パスワード再設定

code-reset-enter = 新しいパスワードを設定するには、次のコードを入力してください。

## コードによるログイン

code-sign-in-title = ログイン用コードのお知らせ
code-sign-in-subject-brand = 【{ $brand }】ログイン用コードのお知らせ
code-sign-in-intro = このメールアドレスでのログインのご依頼を受け付けました。
code-sign-in-intro-brand = このメールアドレスでの{ $brand }へのログインのご依頼を受け付けました。
code-sign-in-enter = ログインするには、次のコードを入力してください。
code-sign-in-not-you = お心当たりがない場合は、このメールを破棄してください。コードがなければ、誰もログインできません。
code-sign-in-reason = このメールは、このメールアドレスでのログインのご依頼があったため、お送りしています。

## ログインの追加確認

code-mfa-title = 確認コードのお知らせ
code-mfa-subject-brand = 【{ $brand }】確認コードのお知らせ
code-mfa-intro = お客様のアカウントへのログインには、もう一段階の確認が必要です。
code-mfa-intro-brand = お客様の{ $brand }アカウントへのログインには、もう一段階の確認が必要です。
code-mfa-enter = ログインを完了するには、次のコードを入力してください。
code-mfa-not-you = 現在ログインの操作をされていない場合は、第三者にパスワードを知られているおそれがあります。できるだけ早くパスワードを変更してください。
code-mfa-reason = このメールは、このメールアドレスに関連付けられたアカウントへのログインにコードの入力が必要なため、お送りしています。
