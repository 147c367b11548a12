## 通用

code-preheader = 此邮件内含验证码。
code-preheader-expires = 此邮件中的验证码有效期为{ DURATION($duration) }。
code-expires = 验证码有效期为<strong>{ DURATION($duration) }</strong>。过期后，您可以重新获取。
code-keep-private = 请勿将此验证码告诉任何人。我们绝不会向您索取验证码。

## 确认地址

code-verify-enter = 如需确认地址，请输入以下验证码：

## 新密码

code-reset-enter = 如需设置新密码，请输入以下验证码：

## 使用验证码登录

code-sign-in-title = 您的登录验证码
code-sign-in-subject-brand = 您的 { $brand } 登录验证码
code-sign-in-intro = 我们收到了使用此电子邮箱地址登录的请求。
code-sign-in-intro-brand = 我们收到了使用此电子邮箱地址登录 { $brand } 的请求。
code-sign-in-enter = 如需登录，请输入以下验证码：
code-sign-in-not-you = 如果您没有尝试登录，可以忽略此邮件。没有验证码，任何人都无法登录。
code-sign-in-reason = 您收到此邮件，是因为有使用此地址登录的请求。

## 登录的第二步

code-mfa-title = 您的验证码
code-mfa-subject-brand = 您的 { $brand } 验证码
code-mfa-intro = 登录您的账户还需要完成一个步骤。
code-mfa-intro-brand = 登录您的 { $brand } 账户还需要完成一个步骤。
code-mfa-enter = 如需完成登录，请输入以下验证码：
code-mfa-not-you = 如果您当前并未尝试登录，可能已有他人知道您的密码。请尽快更改密码。
code-mfa-reason = 您收到此邮件，是因为登录与此地址关联的账户时需要输入验证码。
