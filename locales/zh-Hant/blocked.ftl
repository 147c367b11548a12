## 主旨與預覽

blocked-subject-brand = 您的 { $brand } 帳戶已遭鎖定
blocked-preheader = 您的帳戶發生多次登入失敗。

## 內文

blocked-title = 您的帳戶已遭鎖定
blocked-intro = 您的帳戶發生多次登入失敗。為保護您的帳戶，我們已將其鎖定。
blocked-intro-brand = 您的 { $brand } 帳戶發生多次登入失敗。為保護您的帳戶，我們已將其鎖定。
blocked-details = 登入嘗試詳情：
blocked-you = 如果是您本人的操作，您可以解除鎖定。
blocked-button = 解除帳戶鎖定
blocked-link = 如要解除帳戶鎖定，請開啟下列連結：
blocked-not-you = 如果不是您本人的操作，請保持鎖定狀態，以防他人進入您的帳戶。

## 頁尾

blocked-reason = 您收到此郵件，是因為與此地址相關聯的帳戶已遭鎖定。
