## الموضوع وسطر المعاينة

welcome-subject = مرحبًا بكم
welcome-subject-brand = مرحبًا بكم في { $brand }
welcome-preheader = حسابكم جاهز.

## النص

welcome-title = مرحبًا بكم
welcome-title-brand = مرحبًا بكم في { $brand }
welcome-intro = نشكركم على إنشاء حساب لدينا. يمكنكم استخدامه من الآن.
welcome-intro-brand = نشكركم على إنشاء حساب لدى { $brand }. يمكنكم استخدامه من الآن.
welcome-created-at = <strong>تاريخ الإنشاء:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = الانتقال إلى حسابكم
welcome-link = للانتقال إلى حسابكم، يُرجى فتح هذا الرابط:
welcome-not-you = إذا لم تنشئوا هذا الحساب، يمكنكم تجاهل هذه الرسالة.
welcome-not-you-support = إذا لم تنشئوا هذا الحساب، <link>يُرجى إبلاغنا</link>.

## التذييل

welcome-reason = تلقيتم هذه الرسالة لأن حسابًا أُنشئ باستخدام هذا العنوان.
