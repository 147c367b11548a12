## موضوع اور پیش منظر

reset-subject = اپنا پاس ورڈ ری سیٹ کریں
reset-subject-brand = اپنے { $brand } اکاؤنٹ کا پاس ورڈ ری سیٹ کریں
reset-preheader = اس ای میل میں دیے گئے لنک کی میعاد: { DURATION($duration) }۔

## متن

reset-title = اپنا پاس ورڈ ری سیٹ کریں
reset-intro = ہمیں آپ کے اکاؤنٹ کا پاس ورڈ ری سیٹ کرنے کی درخواست موصول ہوئی ہے۔
reset-intro-brand = ہمیں آپ کے { $brand } اکاؤنٹ کا پاس ورڈ ری سیٹ کرنے کی درخواست موصول ہوئی ہے۔
reset-button = نیا پاس ورڈ منتخب کریں
reset-link = نیا پاس ورڈ منتخب کرنے کے لیے براہِ کرم یہ لنک کھولیں:
reset-expires = لنک کی میعاد: <strong>{ DURATION($duration) }</strong>۔ اس کے بعد نئے لنک کی درخواست کی جا سکتی ہے۔
reset-keep-private = براہِ کرم یہ ای میل کسی اور کو نہ بھیجیں۔ اس لنک سے نیا پاس ورڈ منتخب کیا جا سکتا ہے، چاہے یہ کسی کے بھی پاس ہو۔

## درخواست کی تفصیلات

reset-details = درخواست کی تفصیلات:
reset-requested-at = <strong>درخواست کا وقت:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>ڈیوائس:</strong> { $device }
reset-location = <strong>تخمینی مقام:</strong> { $location }
reset-not-you = اگر یہ درخواست آپ نے نہیں کی تو اس ای میل کو نظر انداز کیا جا سکتا ہے۔ آپ کا پاس ورڈ تبدیل نہیں ہو گا۔

## صفحے کا اختتام

reset-reason = آپ کو یہ ای میل اس لیے موصول ہوئی ہے کہ اس پتے پر رجسٹرڈ اکاؤنٹ کے لیے نئے پاس ورڈ کی درخواست کی گئی تھی۔
