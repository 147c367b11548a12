### 只列出與 zh-Hant 不同的條目。

## 主旨及預覽

approval-subject-brand = { $brand } 需要您的批准
approval-preheader = 請核對詳情，然後批准或拒絕該要求。

## 內文

approval-title = 需要您的批准
approval-intro = 您帳戶內的一項操作需要您的批准。
approval-intro-brand = 您的 { $brand } 帳戶內的一項操作需要您的批准。
approval-compare = 請將此訊息與發起操作處顯示的訊息比對。只有在兩者一致時，才予以批准。
approval-not-you = 如您對此毫不知情，請勿批准。未經您的批准，操作不會執行。

## 頁尾

approval-reason = 您收到此電郵，是因為以此地址登記的帳戶內有一項操作需要批准。
