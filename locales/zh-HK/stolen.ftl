### 只列出與 zh-Hant 不同的條目。

## 主旨及預覽

stolen-preheader = 在其他服務被盜的資料中，發現了您的密碼。

## 內文

stolen-intro = 在其他服務被盜的資料中，發現了您帳戶的電郵地址及密碼。
stolen-intro-brand = 在其他服務被盜的資料中，發現了您的 { $brand } 帳戶的電郵地址及密碼。
stolen-change = 任何取得這些資料的人士均可能登入您的帳戶。請設定一個未曾在其他地方使用的新密碼。
stolen-elsewhere = 如您在其他帳戶亦使用了舊密碼，請一併更改。

## 頁尾

stolen-reason = 您收到此電郵，是因為以此地址登記的帳戶受到影響。
