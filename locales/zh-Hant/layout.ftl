## 按鈕下方

layout-fallback = 如果按鈕無法使用，請將下列連結複製到瀏覽器中開啟：

## 帳戶資訊

layout-address = <strong>電子郵件地址：</strong>{ $email }
layout-organization = <strong>組織：</strong>{ $organization }

## 頁尾

layout-support-email = 如有任何疑問，請來信至：{ $email }
layout-support-url = 如有任何疑問，請參閱我們的<link>支援頁面</link>。
layout-support-both = 如有任何疑問，請參閱我們的<link>支援頁面</link>，或來信至：{ $email }
layout-sent-by = 寄件者：{ $brand }
