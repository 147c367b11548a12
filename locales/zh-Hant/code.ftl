## 通用

code-preheader = 驗證碼就在此郵件中。
code-preheader-expires = 此郵件中驗證碼的有效時間為 { DURATION($duration) }。
code-expires = 驗證碼的有效時間為 <strong>{ DURATION($duration) }</strong>。逾期後，您可以重新申請。
code-keep-private = 請勿將此驗證碼告訴任何人。我們絕不會向您索取驗證碼。

## 確認地址

code-verify-enter = 如要確認地址，請輸入下列驗證碼：

## 新密碼

code-reset-enter = 如要設定新密碼，請輸入下列驗證碼：

## 使用驗證碼登入

code-sign-in-title = 您的登入驗證碼
code-sign-in-subject-brand = 您的 { $brand } 登入驗證碼
code-sign-in-intro = 我們收到了使用此電子郵件地址登入的要求。
code-sign-in-intro-brand = 我們收到了使用此電子郵件地址登入 { $brand } 的要求。
code-sign-in-enter = 如要登入，請輸入下列驗證碼：
code-sign-in-not-you = 如果您並未嘗試登入，可以忽略此郵件。沒有驗證碼，任何人都無法登入。
code-sign-in-reason = 您收到此郵件，是因為有使用此地址登入的要求。

## 登入的第二步

code-mfa-title = 您的驗證碼
code-mfa-subject-brand = 您的 { $brand } 驗證碼
code-mfa-intro = 登入您的帳戶還需要完成一個步驟。
code-mfa-intro-brand = 登入您的 { $brand } 帳戶還需要完成一個步驟。
code-mfa-enter = 如要完成登入，請輸入下列驗證碼：
code-mfa-not-you = 如果您目前並未嘗試登入，可能已有他人知道您的密碼。請盡快變更密碼。
code-mfa-reason = 您收到此郵件，是因為登入與此地址相關聯的帳戶時需要輸入驗證碼。
