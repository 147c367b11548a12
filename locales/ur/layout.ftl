### مخاطب کے لیے مذکر یا مؤنث فعل استعمال نہیں ہوئے: جملے غیر شخصی ہیں۔

## بٹن کے نیچے

layout-fallback = اگر بٹن کام نہ کرے تو براہِ کرم یہ لنک کاپی کر کے اپنے براؤزر میں پیسٹ کریں:

## اکاؤنٹ کی تفصیلات

layout-address = <strong>ای میل پتہ:</strong> { $email }
layout-organization = <strong>ادارہ:</strong> { $organization }

## صفحے کا اختتام

layout-support-email = کوئی سوال ہے؟ براہِ کرم ہمیں لکھیں: { $email }
layout-support-url = کوئی سوال ہے؟ براہِ کرم ہمارے <link>معاونت کے صفحات</link> دیکھیں۔
layout-support-both = کوئی سوال ہے؟ براہِ کرم ہمارے <link>معاونت کے صفحات</link> دیکھیں یا ہمیں لکھیں: { $email }
layout-sent-by = منجانب: { $brand }
