## 按钮下方

layout-fallback = 如果按钮无法使用，请将以下链接复制到浏览器中打开：

## 账户信息

layout-address = <strong>电子邮箱地址：</strong>{ $email }
layout-organization = <strong>组织：</strong>{ $organization }

## 页脚

layout-support-email = 如有疑问，请发送邮件至：{ $email }
layout-support-url = 如有疑问，请查看我们的<link>支持页面</link>。
layout-support-both = 如有疑问，请查看我们的<link>支持页面</link>，或发送邮件至：{ $email }
layout-sent-by = 发件方：{ $brand }
