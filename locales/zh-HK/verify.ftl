### 只列出與 zh-Hant 不同的條目。

## 主旨及預覽

verify-subject = 請確認您的電郵地址
verify-subject-brand = 請確認您用於 { $brand } 的電郵地址
verify-preheader = 只差一步，即可確認您的電郵地址。

## 內文

verify-title = 確認電郵地址
verify-intro = 有帳戶登記了此電郵地址。請確認該地址為您本人所有。
verify-intro-brand = 有 { $brand } 帳戶登記了此電郵地址。請確認該地址為您本人所有。
verify-expires = 連結的有效時間為 <strong>{ DURATION($duration) }</strong>。
verify-not-you = 如非您本人操作，毋須理會此電郵，該地址將不會獲得確認。

## 頁尾

verify-reason = 您收到此電郵，是因為在開立或更改帳戶時填寫了此地址。
