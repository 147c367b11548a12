### verify_email 和 reset_email 中的連結所開啟的頁面。

## 帳戶的地址

verify-title = 確認電子郵件地址
verify-lead = 請確認此電子郵件地址為您本人所有，並且由您用於 { $application }。
verify-button = 確認地址
verify-done-title = 您的電子郵件地址已確認
verify-already = 此電子郵件地址先前已確認
verify-done = 您可以關閉此頁面，繼續使用 { $application }。

## 新密碼

reset-title = 重設您的密碼
reset-lead = 我們收到了為您的 { $application } 帳戶設定新密碼的要求。如果這是您本人的操作，請繼續；如果不是，請關閉此頁面，您的密碼不會變更。
reset-button = 繼續
reset-done-title = 您的要求已確認
reset-done = 請返回 { $application } 設定新密碼。

## 已失效的連結

link-used = 此連結已使用過
link-expired = 此連結已過期
link-unknown = 此連結無效
link-again = 請使用最新郵件中的連結，或在 { $application } 重新申請。

## 我方故障

later-title = 目前無法完成此操作
later = 請在幾分鐘後重新開啟此連結。
