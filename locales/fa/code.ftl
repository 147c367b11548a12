## همه

code-preheader = کد در این ایمیل آمده است.
code-preheader-expires = کد این ایمیل به مدت { DURATION($duration) } معتبر است.
code-expires = این کد به مدت <strong>{ DURATION($duration) }</strong> معتبر است. پس از آن می‌توانید کد جدیدی درخواست کنید.
code-keep-private = این کد را در اختیار هیچ‌کس قرار ندهید. ما هرگز آن را از شما نمی‌پرسیم.

## verify_email_by_code

code-verify-enter = برای تأیید نشانی، این کد را وارد کنید:

## reset_email_by_code

code-reset-enter = برای انتخاب رمز عبور جدید، این کد را وارد کنید:

## auth_email_by_code

code-sign-in-title = کد ورود شما
code-sign-in-subject-brand = کد ورود شما به { $brand }
code-sign-in-intro = درخواستی برای ورود با این نشانی ایمیل دریافت کرده‌ایم.
code-sign-in-intro-brand = درخواستی برای ورود به { $brand } با این نشانی ایمیل دریافت کرده‌ایم.
code-sign-in-enter = برای ورود، این کد را وارد کنید:
code-sign-in-not-you = اگر شما برای ورود تلاش نکرده‌اید، می‌توانید این ایمیل را نادیده بگیرید. هیچ‌کس بدون این کد نمی‌تواند وارد شود.
code-sign-in-reason = این ایمیل را دریافت کرده‌اید، زیرا ورود با این نشانی درخواست شده است.

## mfa_oob_code

code-mfa-title = کد تأیید شما
code-mfa-subject-brand = کد تأیید شما برای { $brand }
code-mfa-intro = برای ورود به حساب کاربری شما یک مرحلهٔ دیگر لازم است.
code-mfa-intro-brand = برای ورود به حساب کاربری شما در { $brand } یک مرحلهٔ دیگر لازم است.
code-mfa-enter = برای تکمیل ورود، این کد را وارد کنید:
code-mfa-not-you = اگر هم‌اکنون در حال ورود نیستید، ممکن است شخص دیگری رمز عبور شما را بداند. لطفاً هر چه زودتر آن را تغییر دهید.
code-mfa-reason = این ایمیل را دریافت کرده‌اید، زیرا برای ورود به حساب کاربری ثبت‌شده با این نشانی کد لازم است.
