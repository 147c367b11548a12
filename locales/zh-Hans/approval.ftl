## 主题和预览

approval-subject-brand = 您的 { $brand } 账户有操作需要您批准
approval-preheader = 请核对详情，然后批准或拒绝该请求。

## 正文

approval-title = 需要您的批准
approval-intro = 您的账户中有一项操作需要您批准。
approval-intro-brand = 您的 { $brand } 账户中有一项操作需要您批准。
approval-message = <strong>信息：</strong>{ $message }
approval-compare = 请将此信息与发起操作的页面或设备上显示的信息进行核对。请仅在两者一致时批准。
approval-button = 查看请求
approval-link = 如需查看请求，请打开以下链接：
approval-not-you = 如果您对此毫不知情，请不要批准。未经您批准，不会执行任何操作。

## 页脚

approval-reason = 您收到此邮件，是因为与此地址关联的账户中有一项操作需要批准。
