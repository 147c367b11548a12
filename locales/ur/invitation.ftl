## موضوع اور پیش منظر

invitation-subject-brand = شمولیت کی دعوت: { $brand }
invitation-preheader = دعوت قبول کرنے کے لیے یہ ای میل کھولیں۔

## متن

invitation-title = آپ کے نام دعوت
invitation-intro = آپ کو ہماری سروس میں شمولیت کی دعوت دی گئی ہے۔
invitation-intro-brand = آپ کو { $brand } میں شمولیت کی دعوت دی گئی ہے۔
invitation-button = دعوت قبول کریں
invitation-link = دعوت قبول کرنے کے لیے براہِ کرم یہ لنک کھولیں:
invitation-not-you = اگر آپ کو اس دعوت کی توقع نہیں تھی تو اس ای میل کو نظر انداز کیا جا سکتا ہے۔ دعوت قبول کیے بغیر کچھ نہیں ہو گا۔

## دعوت کی تفصیلات

invitation-details = دعوت کی تفصیلات:
invitation-inviter = <strong>دعوت منجانب:</strong> { $inviter }
invitation-roles = <strong>کردار:</strong> { LIST($roles) }

## صفحے کا اختتام

invitation-reason = آپ کو یہ ای میل اس لیے موصول ہوئی ہے کہ کسی نے اس پتے پر دعوت بھیجی ہے۔
