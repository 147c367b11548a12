## 主旨與預覽

reset-subject = 重設您的密碼
reset-subject-brand = 重設您的 { $brand } 密碼
reset-preheader = 此郵件中連結的有效時間為 { DURATION($duration) }。

## 內文

reset-title = 重設您的密碼
reset-intro = 我們收到了重設您帳戶密碼的要求。
reset-intro-brand = 我們收到了重設您的 { $brand } 帳戶密碼的要求。
reset-button = 設定新密碼
reset-link = 如要設定新密碼，請開啟下列連結：
reset-expires = 連結的有效時間為 <strong>{ DURATION($duration) }</strong>。逾期後，您可以重新申請。
reset-keep-private = 請勿轉寄此郵件。任何取得該連結的人都可以設定新密碼。

## 要求詳情

reset-details = 要求詳情：
reset-requested-at = <strong>要求時間：</strong>{ DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>裝置：</strong>{ $device }
reset-location = <strong>概略位置：</strong>{ $location }
reset-not-you = 如果您並未提出此要求，可以忽略此郵件，您的密碼不會變更。

## 頁尾

reset-reason = 您收到此郵件，是因為與此地址相關聯的帳戶申請了新密碼。
