### 只列出與 zh-Hant 不同的條目。

## 主旨及預覽

reset-preheader = 此電郵內連結的有效時間為 { DURATION($duration) }。

## 內文

reset-expires = 連結的有效時間為 <strong>{ DURATION($duration) }</strong>。逾期後，您可以重新申請。
reset-keep-private = 請勿轉寄此電郵。任何取得該連結的人士均可設定新密碼。

## 要求詳情

reset-location = <strong>大概位置：</strong>{ $location }
reset-not-you = 如您並無提出此要求，毋須理會此電郵，您的密碼將維持不變。

## 頁尾

reset-reason = 您收到此電郵，是因為以此地址登記的帳戶申請了新密碼。
