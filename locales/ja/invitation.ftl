## 件名とプレビュー

invitation-subject-brand = 【{ $brand }】ご招待のお知らせ
invitation-preheader = このメールから招待をご承諾いただけます。

## 本文

invitation-title = ご招待のお知らせ
invitation-intro = 当サービスへの招待が届いています。
invitation-intro-brand = { $brand }への招待が届いています。
invitation-button = 招待を承諾する
invitation-link = 招待を承諾するには、次のリンクを開いてください。
invitation-not-you = お心当たりがない場合は、このメールを破棄してください。ご承諾いただかない限り、手続きは進みません。

## 招待の詳細

invitation-details = 招待の詳細：
invitation-inviter = <strong>招待者：</strong>{ $inviter }
invitation-roles = <strong>役割：</strong>{ LIST($roles) }

## フッター

invitation-reason = このメールは、このメールアドレス宛てに招待が送信されたため、お送りしています。
