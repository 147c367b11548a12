## 件名とプレビュー

blocked-subject-brand = 【{ $brand }】アカウントロックのお知らせ
blocked-preheader = ログインの失敗が複数回ありました。

## 本文

blocked-title = アカウントロックのお知らせ
blocked-intro = お客様のアカウントで、ログインの失敗が複数回ありました。アカウントを保護するため、ロックいたしました。
blocked-intro-brand = お客様の{ $brand }アカウントで、ログインの失敗が複数回ありました。アカウントを保護するため、ロックいたしました。
blocked-details = ログイン試行の詳細：
blocked-you = お客様ご本人による操作の場合は、ロックを解除できます。
blocked-button = ロックを解除する
blocked-link = ロックを解除するには、次のリンクを開いてください。
blocked-not-you = お心当たりがない場合は、ロックを解除しないでください。ロックにより、第三者のログインを防いでいます。

## フッター

blocked-reason = このメールは、このメールアドレスに関連付けられたアカウントがロックされたため、お送りしています。
