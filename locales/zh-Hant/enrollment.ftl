## 主旨

enrollment-subject-brand = 請為您的 { $brand } 帳戶設定雙重驗證

## 內文

enrollment-title = 設定雙重驗證
enrollment-intro = 請為您的帳戶設定第二種登入驗證方式。
enrollment-intro-brand = 請為您的 { $brand } 帳戶設定第二種登入驗證方式。
enrollment-why = 有了第二種驗證方式（例如手機上的應用程式），即使他人知道您的密碼，也無法進入您的帳戶。
enrollment-button = 立即設定
enrollment-link = 如要設定第二種驗證方式，請開啟下列連結：
enrollment-not-you = 如果您不清楚為何收到此郵件，請勿開啟該連結。

## 頁尾

enrollment-reason = 您收到此郵件，是因為需要為與此地址相關聯的帳戶設定雙重驗證。
