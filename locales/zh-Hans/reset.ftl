## 主题和预览

reset-subject = 重置您的密码
reset-subject-brand = 重置您的 { $brand } 密码
reset-preheader = 此邮件中的链接有效期为{ DURATION($duration) }。

## 正文

reset-title = 重置您的密码
reset-intro = 我们收到了重置您账户密码的请求。
reset-intro-brand = 我们收到了重置您的 { $brand } 账户密码的请求。
reset-button = 设置新密码
reset-link = 如需设置新密码，请打开以下链接：
reset-expires = 链接有效期为<strong>{ DURATION($duration) }</strong>。过期后，您可以重新申请。
reset-keep-private = 请勿转发此邮件。任何获得该链接的人都可以设置新密码。

## 请求详情

reset-details = 请求详情：
reset-requested-at = <strong>请求时间：</strong>{ DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>设备：</strong>{ $device }
reset-location = <strong>大致位置：</strong>{ $location }
reset-not-you = 如果您没有提出此请求，可以忽略此邮件，您的密码不会改变。

## 页脚

reset-reason = 您收到此邮件，是因为与此地址关联的账户申请了新密码。
