## موضوع و پیش‌نمایش

reset-subject = بازنشانی رمز عبور
reset-subject-brand = بازنشانی رمز عبور شما در { $brand }
reset-preheader = پیوند این ایمیل به مدت { DURATION($duration) } معتبر است.

## متن

reset-title = بازنشانی رمز عبور
reset-intro = درخواستی برای بازنشانی رمز عبور حساب کاربری شما دریافت کرده‌ایم.
reset-intro-brand = درخواستی برای بازنشانی رمز عبور حساب کاربری شما در { $brand } دریافت کرده‌ایم.
reset-button = انتخاب رمز عبور جدید
reset-link = برای انتخاب رمز عبور جدید، لطفاً این پیوند را باز کنید:
reset-expires = این پیوند به مدت <strong>{ DURATION($duration) }</strong> معتبر است. پس از آن می‌توانید پیوند جدیدی درخواست کنید.
reset-keep-private = لطفاً این ایمیل را برای دیگران نفرستید. هر کسی که این پیوند را داشته باشد، می‌تواند رمز عبور جدیدی انتخاب کند.

## جزئیات درخواست

reset-details = جزئیات درخواست:
reset-requested-at = <strong>زمان درخواست:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>دستگاه:</strong> { $device }
reset-location = <strong>مکان تقریبی:</strong> { $location }
reset-not-you = اگر این درخواست از سوی شما نبوده است، می‌توانید این ایمیل را نادیده بگیرید. رمز عبور شما تغییر نخواهد کرد.

## پانویس

reset-reason = این ایمیل را دریافت کرده‌اید، زیرا برای حساب کاربری ثبت‌شده با این نشانی رمز عبور جدیدی درخواست شده است.
