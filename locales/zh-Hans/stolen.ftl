## 主题和预览

stolen-subject-brand = 请为您的 { $brand } 账户设置新密码
stolen-preheader = 您的密码出现在从其他服务窃取的数据中。

## 正文

stolen-title = 请设置新密码
stolen-intro = 您账户的电子邮箱地址和密码出现在从其他服务窃取的数据中。
stolen-intro-brand = 您的 { $brand } 账户的电子邮箱地址和密码出现在从其他服务窃取的数据中。
stolen-change = 任何获得这些数据的人都可能登录您的账户。请设置一个您未在其他任何地方使用的新密码。
stolen-elsewhere = 如果您的其他账户也使用了旧密码，请一并更改。

## 页脚

stolen-reason = 您收到此邮件，是因为与此地址关联的账户受到影响。
