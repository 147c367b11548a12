## سب کے لیے

code-preheader = کوڈ اس ای میل میں موجود ہے۔
code-preheader-expires = اس ای میل میں دیے گئے کوڈ کی میعاد: { DURATION($duration) }۔
code-expires = کوڈ کی میعاد: <strong>{ DURATION($duration) }</strong>۔ اس کے بعد نئے کوڈ کی درخواست کی جا سکتی ہے۔
code-keep-private = یہ کوڈ کسی کو نہ بتائیں۔ ہماری طرف سے آپ سے یہ کوڈ کبھی نہیں مانگا جائے گا۔

## verify_email_by_code

code-verify-enter = پتے کی تصدیق کے لیے یہ کوڈ درج کریں:

## reset_email_by_code

code-reset-enter = نیا پاس ورڈ منتخب کرنے کے لیے یہ کوڈ درج کریں:

## auth_email_by_code

code-sign-in-title = آپ کا لاگ ان کوڈ
code-sign-in-subject-brand = آپ کا لاگ ان کوڈ برائے { $brand }
code-sign-in-intro = ہمیں اس ای میل پتے سے لاگ ان کی درخواست موصول ہوئی ہے۔
code-sign-in-intro-brand = ہمیں اس ای میل پتے سے { $brand } پر لاگ ان کی درخواست موصول ہوئی ہے۔
code-sign-in-enter = لاگ ان کے لیے یہ کوڈ درج کریں:
code-sign-in-not-you = اگر لاگ ان کی کوشش آپ نے نہیں کی تو اس ای میل کو نظر انداز کیا جا سکتا ہے۔ اس کوڈ کے بغیر لاگ ان ممکن نہیں۔
code-sign-in-reason = آپ کو یہ ای میل اس لیے موصول ہوئی ہے کہ اس پتے سے لاگ ان کی درخواست کی گئی تھی۔

## mfa_oob_code

code-mfa-title = آپ کا تصدیقی کوڈ
code-mfa-subject-brand = آپ کا تصدیقی کوڈ برائے { $brand }
code-mfa-intro = آپ کے اکاؤنٹ میں لاگ ان کے لیے ایک مرحلہ باقی ہے۔
code-mfa-intro-brand = آپ کے { $brand } اکاؤنٹ میں لاگ ان کے لیے ایک مرحلہ باقی ہے۔
code-mfa-enter = لاگ ان مکمل کرنے کے لیے یہ کوڈ درج کریں:
code-mfa-not-you = اگر اس وقت لاگ ان کی کوشش آپ کی طرف سے نہیں ہو رہی تو ممکن ہے کہ کسی اور کو آپ کا پاس ورڈ معلوم ہو۔ براہِ کرم جلد از جلد اپنا پاس ورڈ تبدیل کریں۔
code-mfa-reason = آپ کو یہ ای میل اس لیے موصول ہوئی ہے کہ اس پتے پر رجسٹرڈ اکاؤنٹ میں لاگ ان کے لیے کوڈ درکار ہے۔
