### 只列出與 zh-Hant 不同的條目。

## 帳戶資料

layout-address = <strong>電郵地址：</strong>{ $email }
layout-organization = <strong>機構：</strong>{ $organization }

## 頁尾

layout-support-email = 如有任何查詢，請電郵至：{ $email }
layout-support-url = 如有任何查詢，請瀏覽我們的<link>支援頁面</link>。
layout-support-both = 如有任何查詢，請瀏覽我們的<link>支援頁面</link>，或電郵至：{ $email }
layout-sent-by = 寄件人：{ $brand }
