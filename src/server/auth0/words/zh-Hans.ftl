### verify_email 和 reset_email 中的链接所打开的页面。

## 账户的地址

verify-title = 确认电子邮箱地址
verify-lead = 请确认此电子邮箱地址属于您本人，并且由您用于 { $application }。
verify-button = 确认地址
verify-done-title = 您的电子邮箱地址已确认
verify-already = 此电子邮箱地址此前已确认
verify-done = 您可以关闭此页面，继续使用 { $application }。

## 新密码

reset-title = 重置您的密码
reset-lead = 我们收到了为您的 { $application } 账户设置新密码的请求。如果这是您本人的操作，请继续；如果不是，请关闭此页面，您的密码不会改变。
reset-button = 继续
reset-done-title = 您的请求已确认
reset-done = 请返回 { $application } 设置新密码。

## 已失效的链接

link-used = 此链接已使用过
link-expired = 此链接已过期
link-unknown = 此链接无效
link-again = 请使用最新邮件中的链接，或在 { $application } 重新申请。

## 我方故障

later-title = 暂时无法完成此操作
later = 请在几分钟后重新打开此链接。
