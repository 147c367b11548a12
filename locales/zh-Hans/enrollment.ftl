## 主题

enrollment-subject-brand = 请为您的 { $brand } 账户设置双重身份验证

## 正文

enrollment-title = 设置双重身份验证
enrollment-intro = 请为您的账户设置第二种登录验证方式。
enrollment-intro-brand = 请为您的 { $brand } 账户设置第二种登录验证方式。
enrollment-why = 有了第二种验证方式（例如手机上的应用），即使他人知道您的密码，也无法进入您的账户。
enrollment-button = 立即设置
enrollment-link = 如需设置第二种验证方式，请打开以下链接：
enrollment-not-you = 如果您不清楚为何收到此邮件，请勿打开该链接。

## 页脚

enrollment-reason = 您收到此邮件，是因为需要为与此地址关联的账户设置双重身份验证。
