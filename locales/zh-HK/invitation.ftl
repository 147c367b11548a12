### 只列出與 zh-Hant 不同的條目。

## 主旨及預覽

invitation-preheader = 開啟此電郵即可接受邀請。

## 內文

invitation-not-you = 如您不清楚此邀請的緣由，毋須理會此電郵。只要您不接受，便不會有任何改變。

## 頁尾

invitation-reason = 您收到此電郵，是因為有人向此地址發出了邀請。
