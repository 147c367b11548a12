### 只列出與 zh-Hant 不同的條目。

## 內文

welcome-intro = 感謝您開立帳戶。您現在即可開始使用。
welcome-intro-brand = 感謝您開立 { $brand } 帳戶。您現在即可開始使用。
welcome-created-at = <strong>開立日期：</strong>{ DATETIME($at, dateStyle: "long") }
welcome-not-you = 如此帳戶並非由您開立，毋須理會此電郵。
welcome-not-you-support = 如此帳戶並非由您開立，請<link>通知我們</link>。

## 頁尾

welcome-reason = 您收到此電郵，是因為有人使用此地址開立了帳戶。
