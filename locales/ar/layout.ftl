## بجانب الزر

layout-fallback = إذا لم يعمل الزر، يُرجى نسخ هذا الرابط إلى المتصفح:

## بيانات الحساب

layout-address = <strong>عنوان البريد الإلكتروني:</strong> { $email }
layout-organization = <strong>المؤسسة:</strong> { $organization }

## التذييل

layout-support-email = هل لديكم استفسار؟ تُرجى مراسلتنا على: { $email }
layout-support-url = هل لديكم استفسار؟ يُرجى الاطلاع على <link>صفحات الدعم</link>.
layout-support-both = هل لديكم استفسار؟ يُرجى الاطلاع على <link>صفحات الدعم</link> أو مراسلتنا على: { $email }
layout-sent-by = المرسل: { $brand }
