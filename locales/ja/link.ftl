## リンクについて

link-expires = リンクの有効期間は<strong>{ DURATION($duration) }</strong>です。
link-keep-private = このメールは転送なさらないようお願いいたします。リンクはご本人専用です。
