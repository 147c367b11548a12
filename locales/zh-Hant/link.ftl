## 關於連結

link-expires = 連結的有效時間為 <strong>{ DURATION($duration) }</strong>。
link-keep-private = 請勿轉寄此郵件。該連結僅供您本人使用。
