## 件名とプレビュー

approval-subject-brand = 【{ $brand }】承認のお願い
approval-preheader = ご依頼の内容をご確認のうえ、承認または拒否してください。

## 本文

approval-title = 承認のお願い
approval-intro = お客様のアカウントで、承認が必要な操作があります。
approval-intro-brand = お客様の{ $brand }アカウントで、承認が必要な操作があります。
approval-message = <strong>メッセージ：</strong>{ $message }
approval-compare = このメッセージと、操作を開始した画面に表示されているメッセージを見比べてください。両方が一致する場合に限り、承認してください。
approval-button = ご依頼の内容を確認する
approval-link = ご依頼の内容を確認するには、次のリンクを開いてください。
approval-not-you = お心当たりがない場合は、承認しないでください。お客様の承認がなければ、何も実行されません。

## フッター

approval-reason = このメールは、このメールアドレスに関連付けられたアカウントに承認が必要な操作があるため、お送りしています。
