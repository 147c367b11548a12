### 只列出與 zh-Hant 不同的條目。

link-expires = 連結的有效時間為 <strong>{ DURATION($duration) }</strong>。
link-keep-private = 請勿轉寄此電郵。該連結只供您本人使用。
