## 关于链接

link-expires = 链接有效期为<strong>{ DURATION($duration) }</strong>。
link-keep-private = 请勿转发此邮件。该链接仅供您本人使用。
