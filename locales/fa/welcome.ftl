## موضوع و پیش‌نمایش

welcome-subject = خوش آمدید
welcome-subject-brand = به { $brand } خوش آمدید
welcome-preheader = حساب کاربری شما آماده است.

## متن

welcome-title = خوش آمدید
welcome-title-brand = به { $brand } خوش آمدید
welcome-intro = از اینکه نزد ما حساب کاربری ایجاد کردید، سپاسگزاریم. هم‌اکنون می‌توانید از آن استفاده کنید.
welcome-intro-brand = از اینکه در { $brand } حساب کاربری ایجاد کردید، سپاسگزاریم. هم‌اکنون می‌توانید از آن استفاده کنید.
welcome-created-at = <strong>تاریخ ایجاد:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = رفتن به حساب کاربری
welcome-link = برای رفتن به حساب کاربری خود، لطفاً این پیوند را باز کنید:
welcome-not-you = اگر این حساب کاربری را شما ایجاد نکرده‌اید، می‌توانید این ایمیل را نادیده بگیرید.
welcome-not-you-support = اگر این حساب کاربری را شما ایجاد نکرده‌اید، لطفاً <link>به ما اطلاع دهید</link>.

## پانویس

welcome-reason = این ایمیل را دریافت کرده‌اید، زیرا با این نشانی یک حساب کاربری ایجاد شده است.
