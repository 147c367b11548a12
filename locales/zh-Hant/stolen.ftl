## 主旨與預覽

stolen-subject-brand = 請為您的 { $brand } 帳戶設定新密碼
stolen-preheader = 您的密碼出現在從其他服務竊取的資料中。

## 內文

stolen-title = 請設定新密碼
stolen-intro = 您帳戶的電子郵件地址和密碼出現在從其他服務竊取的資料中。
stolen-intro-brand = 您的 { $brand } 帳戶的電子郵件地址和密碼出現在從其他服務竊取的資料中。
stolen-change = 任何取得這些資料的人都可能登入您的帳戶。請設定一個您未在其他任何地方使用的新密碼。
stolen-elsewhere = 如果您的其他帳戶也使用了舊密碼，請一併變更。

## 頁尾

stolen-reason = 您收到此郵件，是因為與此地址相關聯的帳戶受到影響。
