## 主题和预览

welcome-subject = 欢迎您
welcome-subject-brand = 欢迎您使用 { $brand }
welcome-preheader = 您的账户已准备就绪。

## 正文

welcome-title = 欢迎您
welcome-title-brand = 欢迎您使用 { $brand }
welcome-intro = 感谢您创建账户。您现在即可开始使用。
welcome-intro-brand = 感谢您创建 { $brand } 账户。您现在即可开始使用。
welcome-created-at = <strong>创建日期：</strong>{ DATETIME($at, dateStyle: "long") }
welcome-button = 前往您的账户
welcome-link = 如需前往您的账户，请打开以下链接：
welcome-not-you = 如果此账户不是由您创建的，请忽略此邮件。
welcome-not-you-support = 如果此账户不是由您创建的，请<link>告知我们</link>。

## 页脚

welcome-reason = 您收到此邮件，是因为已使用此地址创建账户。
