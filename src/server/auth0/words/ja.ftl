### verify_emailとreset_emailのリンクから開くページ。

## アカウントのメールアドレス

verify-title = メールアドレスの確認
verify-lead = このメールアドレスがお客様ご本人のもので、{ $application }でご利用のアドレスであることをご確認ください。
verify-button = メールアドレスを確認する
verify-done-title = メールアドレスの確認が完了しました
verify-already = このメールアドレスはすでに確認済みです
verify-done = 引き続き{ $application }をご利用いただけます。このページは閉じていただいて構いません。

## 新しいパスワード

reset-title = パスワードの再設定
reset-lead = お客様の{ $application }アカウントについて、パスワード再設定のご依頼を受け付けました。お客様ご本人によるご依頼の場合は、次へお進みください。お心当たりがない場合は、このページを閉じてください。パスワードは変更されません。
reset-button = 次へ進む
reset-done-title = ご依頼の確認が完了しました
reset-done = { $application }に戻り、新しいパスワードを設定してください。

## 使用できなくなったリンク

link-used = このリンクはすでに使用されています
link-expired = このリンクは有効期限が切れています
link-unknown = このリンクは無効です
link-again = 最新のメールに記載されたリンクをご利用いただくか、{ $application }で新しいリンクの送信をご依頼ください。

## サービス側の不具合

later-title = ただいまお手続きいただけません
later = 数分後にもう一度リンクを開いてください。
