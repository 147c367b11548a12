link-expires = این پیوند به مدت <strong>{ DURATION($duration) }</strong> معتبر است.
link-keep-private = لطفاً این ایمیل را برای دیگران نفرستید. این پیوند تنها برای شماست.
