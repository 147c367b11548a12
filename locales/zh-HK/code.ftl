### 只列出與 zh-Hant 不同的條目。

## 通用

code-preheader = 此電郵內附有驗證碼。
code-preheader-expires = 此電郵內驗證碼的有效時間為 { DURATION($duration) }。
code-expires = 驗證碼的有效時間為 <strong>{ DURATION($duration) }</strong>。逾期後，您可以重新申請。

## auth_email_by_code

code-sign-in-intro = 我們收到了使用此電郵地址登入的要求。
code-sign-in-intro-brand = 我們收到了使用此電郵地址登入 { $brand } 的要求。
code-sign-in-not-you = 如您並無嘗試登入，毋須理會此電郵。沒有此驗證碼，任何人均無法登入。
code-sign-in-reason = 您收到此電郵，是因為有人要求使用此地址登入。

## mfa_oob_code

code-mfa-not-you = 如現時並非您本人在登入，他人可能已得知您的密碼。請盡快更改密碼。
code-mfa-reason = 您收到此電郵，是因為以此地址登記的帳戶在登入時需要驗證碼。
