### 只列出與 zh-Hant 不同的條目。

## 主旨及預覽

blocked-subject-brand = 您的 { $brand } 帳戶已被鎖定

## 內文

blocked-title = 您的帳戶已被鎖定
blocked-you = 如屬您本人操作，您可以解除鎖定。
blocked-not-you = 如非您本人操作，請勿解除鎖定，以防他人進入您的帳戶。

## 頁尾

blocked-reason = 您收到此電郵，是因為以此地址登記的帳戶已被鎖定。
