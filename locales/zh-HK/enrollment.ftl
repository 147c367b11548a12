### 只列出與 zh-Hant 不同的條目。

## 主旨

enrollment-subject-brand = 請為 { $brand } 設定雙重認證

## 內文

enrollment-title = 請設定雙重認證
enrollment-intro = 請為登入您的帳戶設定第二重認證方式。
enrollment-intro-brand = 請為登入您的 { $brand } 帳戶設定第二重認證方式。
enrollment-why = 設定第二重認證方式（例如手機應用程式）後，即使他人知道您的密碼，也無法進入您的帳戶。
enrollment-link = 如要設定第二重認證方式，請開啟下列連結：
enrollment-not-you = 如您不清楚此電郵的緣由，請勿開啟連結。

## 頁尾

enrollment-reason = 您收到此電郵，是因為以此地址登記的帳戶需要設定雙重認證。
