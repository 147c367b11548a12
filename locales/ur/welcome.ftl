## موضوع اور پیش منظر

welcome-subject = خوش آمدید
welcome-subject-brand = خوش آمدید: { $brand }
welcome-preheader = آپ کا اکاؤنٹ تیار ہے۔

## متن

welcome-title = خوش آمدید
welcome-title-brand = { $brand } میں خوش آمدید
welcome-intro = ہمارے ہاں اکاؤنٹ بنانے کا شکریہ۔ آپ کا اکاؤنٹ استعمال کے لیے تیار ہے۔
welcome-intro-brand = { $brand } پر اکاؤنٹ بنانے کا شکریہ۔ آپ کا اکاؤنٹ استعمال کے لیے تیار ہے۔
welcome-created-at = <strong>اکاؤنٹ بنانے کی تاریخ:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = اپنے اکاؤنٹ پر جائیں
welcome-link = اپنے اکاؤنٹ پر جانے کے لیے براہِ کرم یہ لنک کھولیں:
welcome-not-you = اگر یہ اکاؤنٹ آپ نے نہیں بنایا تو اس ای میل کو نظر انداز کیا جا سکتا ہے۔
welcome-not-you-support = اگر یہ اکاؤنٹ آپ نے نہیں بنایا تو براہِ کرم <link>ہمیں مطلع کریں</link>۔

## صفحے کا اختتام

welcome-reason = آپ کو یہ ای میل اس لیے موصول ہوئی ہے کہ اس پتے سے ایک اکاؤنٹ بنایا گیا ہے۔
