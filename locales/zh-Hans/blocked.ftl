## 主题和预览

blocked-subject-brand = 您的 { $brand } 账户已被锁定
blocked-preheader = 您的账户出现多次登录失败。

## 正文

blocked-title = 您的账户已被锁定
blocked-intro = 您的账户出现多次登录失败。为保护您的账户，我们已将其锁定。
blocked-intro-brand = 您的 { $brand } 账户出现多次登录失败。为保护您的账户，我们已将其锁定。
blocked-details = 登录尝试详情：
blocked-you = 如果是您本人的操作，您可以解除锁定。
blocked-button = 解除账户锁定
blocked-link = 如需解除账户锁定，请打开以下链接：
blocked-not-you = 如果不是您本人的操作，请保持锁定状态，以防他人进入您的账户。

## 页脚

blocked-reason = 您收到此邮件，是因为与此地址关联的账户已被锁定。
