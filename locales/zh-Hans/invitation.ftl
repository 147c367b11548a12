## 主题和预览

invitation-subject-brand = 邀请您加入 { $brand }
invitation-preheader = 您可以通过此邮件接受邀请。

## 正文

invitation-title = 您收到了一份邀请
invitation-intro = 您受邀使用我们的服务。
invitation-intro-brand = 您受邀加入 { $brand }。
invitation-button = 接受邀请
invitation-link = 如需接受邀请，请打开以下链接：
invitation-not-you = 如果您不清楚为何收到此邀请，可以忽略此邮件。除非您接受邀请，否则不会有任何变化。

## 邀请详情

invitation-details = 邀请详情：
invitation-inviter = <strong>邀请人：</strong>{ $inviter }
invitation-roles = <strong>角色：</strong>{ LIST($roles) }

## 页脚

invitation-reason = 您收到此邮件，是因为有人向此地址发出了邀请。
