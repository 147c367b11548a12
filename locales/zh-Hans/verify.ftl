## 主题和预览

verify-subject = 请确认您的电子邮箱地址
verify-subject-brand = 请确认您用于 { $brand } 的电子邮箱地址
verify-preheader = 只差一步，即可确认您的电子邮箱地址。

## 正文

verify-title = 确认电子邮箱地址
verify-intro = 有账户登记了此电子邮箱地址。请确认该地址属于您本人。
verify-intro-brand = 有 { $brand } 账户登记了此电子邮箱地址。请确认该地址属于您本人。
verify-button = 确认地址
verify-link = 如需确认地址，请打开以下链接：
verify-expires = 链接有效期为<strong>{ DURATION($duration) }</strong>。
verify-not-you = 如果这不是您本人的操作，请忽略此邮件，该地址将不会得到确认。

## 页脚

verify-reason = 您收到此邮件，是因为在创建或更改账户时填写了此地址。
