## الموضوع وسطر المعاينة

reset-subject = إعادة تعيين كلمة المرور
reset-subject-brand = إعادة تعيين كلمة مرور حسابكم لدى { $brand }
reset-preheader = مدة صلاحية الرابط الوارد في هذه الرسالة: { DURATION($duration) }.

## النص

reset-title = إعادة تعيين كلمة المرور
reset-intro = تلقينا طلبًا لإعادة تعيين كلمة مرور حسابكم.
reset-intro-brand = تلقينا طلبًا لإعادة تعيين كلمة مرور حسابكم لدى { $brand }.
reset-button = اختيار كلمة مرور جديدة
reset-link = لاختيار كلمة مرور جديدة، يُرجى فتح هذا الرابط:
reset-expires = مدة صلاحية الرابط: <strong>{ DURATION($duration) }</strong>. وبعد انقضائها يمكنكم طلب رابط جديد.
reset-keep-private = يُرجى عدم إعادة توجيه هذه الرسالة. فكل من لديه الرابط يمكنه اختيار كلمة مرور جديدة.

## تفاصيل الطلب

reset-details = تفاصيل الطلب:
reset-requested-at = <strong>وقت الطلب:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>الجهاز:</strong> { $device }
reset-location = <strong>الموقع التقريبي:</strong> { $location }
reset-not-you = إذا لم يصدر هذا الطلب عنكم، يمكنكم تجاهل هذه الرسالة. وستبقى كلمة المرور كما هي.

## التذييل

reset-reason = تلقيتم هذه الرسالة لأن كلمة مرور جديدة طُلبت للحساب المرتبط بهذا العنوان.
