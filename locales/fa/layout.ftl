## زیر دکمه

layout-fallback = اگر دکمه کار نمی‌کند، لطفاً این پیوند را در مرورگر خود کپی کنید:

## مشخصات حساب

layout-address = <strong>نشانی ایمیل:</strong> { $email }
layout-organization = <strong>سازمان:</strong> { $organization }

## پانویس

layout-support-email = پرسشی دارید؟ لطفاً برای ما بنویسید: { $email }
layout-support-url = پرسشی دارید؟ لطفاً به <link>صفحه‌های پشتیبانی</link> ما مراجعه کنید.
layout-support-both = پرسشی دارید؟ لطفاً به <link>صفحه‌های پشتیبانی</link> ما مراجعه کنید یا برای ما بنویسید: { $email }
layout-sent-by = فرستنده: { $brand }
