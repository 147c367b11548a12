### verify_email 及 reset_email 內的連結所開啟的頁面。

## 帳戶的地址

verify-title = 確認電郵地址
verify-lead = 請確認此電郵地址為您本人所有，並由您用於 { $application }。
verify-button = 確認地址
verify-done-title = 您的電郵地址已獲確認
verify-already = 此電郵地址早前已獲確認
verify-done = 您可以關閉此頁面，繼續使用 { $application }。

## 新密碼

reset-title = 重設您的密碼
reset-lead = 我們收到為您的 { $application } 帳戶設定新密碼的要求。如屬您本人操作，請繼續；如非您本人操作，請關閉此頁面，您的密碼將維持不變。
reset-button = 繼續
reset-done-title = 您的要求已獲確認
reset-done = 請返回 { $application } 設定新密碼。

## 已失效的連結

link-used = 此連結已被使用
link-expired = 此連結已過期
link-unknown = 此連結無效
link-again = 請使用最新電郵內的連結，或在 { $application } 重新申請。

## 我方故障

later-title = 現時無法進行此操作
later = 請於數分鐘後重新開啟此連結。
