## 主旨與預覽

welcome-subject = 歡迎您
welcome-subject-brand = 歡迎您使用 { $brand }
welcome-preheader = 您的帳戶已準備就緒。

## 內文

welcome-title = 歡迎您
welcome-title-brand = 歡迎您使用 { $brand }
welcome-intro = 感謝您建立帳戶。您現在即可開始使用。
welcome-intro-brand = 感謝您建立 { $brand } 帳戶。您現在即可開始使用。
welcome-created-at = <strong>建立日期：</strong>{ DATETIME($at, dateStyle: "long") }
welcome-button = 前往您的帳戶
welcome-link = 如要前往您的帳戶，請開啟下列連結：
welcome-not-you = 如果此帳戶並非由您建立，請忽略此郵件。
welcome-not-you-support = 如果此帳戶並非由您建立，請<link>告知我們</link>。

## 頁尾

welcome-reason = 您收到此郵件，是因為已使用此地址建立帳戶。
