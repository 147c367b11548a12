## 主旨與預覽

invitation-subject-brand = 邀請您加入 { $brand }
invitation-preheader = 您可以透過此郵件接受邀請。

## 內文

invitation-title = 您收到了一份邀請
invitation-intro = 您獲邀使用我們的服務。
invitation-intro-brand = 您獲邀加入 { $brand }。
invitation-button = 接受邀請
invitation-link = 如要接受邀請，請開啟下列連結：
invitation-not-you = 如果您不清楚為何收到此邀請，可以忽略此郵件。除非您接受邀請，否則不會有任何變動。

## 邀請詳情

invitation-details = 邀請詳情：
invitation-inviter = <strong>邀請人：</strong>{ $inviter }
invitation-roles = <strong>角色：</strong>{ LIST($roles) }

## 頁尾

invitation-reason = 您收到此郵件，是因為有人向此地址發出了邀請。
