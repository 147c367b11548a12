## 主旨與預覽

verify-subject = 請確認您的電子郵件地址
verify-subject-brand = 請確認您用於 { $brand } 的電子郵件地址
verify-preheader = 只差一步，即可確認您的電子郵件地址。

## 內文

verify-title = 確認電子郵件地址
verify-intro = 有帳戶登記了此電子郵件地址。請確認該地址為您本人所有。
verify-intro-brand = 有 { $brand } 帳戶登記了此電子郵件地址。請確認該地址為您本人所有。
verify-button = 確認地址
verify-link = 如要確認地址，請開啟下列連結：
verify-expires = 連結的有效時間為 <strong>{ DURATION($duration) }</strong>。
verify-not-you = 如果這不是您本人的操作，請忽略此郵件，該地址將不會獲得確認。

## 頁尾

verify-reason = 您收到此郵件，是因為在建立或變更帳戶時填寫了此地址。
