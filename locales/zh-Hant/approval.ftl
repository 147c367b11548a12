## 主旨與預覽

approval-subject-brand = 您的 { $brand } 帳戶有操作需要您核准
approval-preheader = 請核對詳情，然後核准或拒絕該要求。

## 內文

approval-title = 需要您的核准
approval-intro = 您的帳戶中有一項操作需要您核准。
approval-intro-brand = 您的 { $brand } 帳戶中有一項操作需要您核准。
approval-message = <strong>訊息：</strong>{ $message }
approval-compare = 請將此訊息與發起操作的頁面或裝置上顯示的訊息進行核對。請僅在兩者一致時核准。
approval-button = 檢視要求
approval-link = 如要檢視要求，請開啟下列連結：
approval-not-you = 如果您對此毫不知情，請不要核准。未經您核准，不會執行任何操作。

## 頁尾

approval-reason = 您收到此郵件，是因為與此地址相關聯的帳戶中有一項操作需要核准。
