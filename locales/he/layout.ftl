### ניסוח ניטרלי: שמות פעולה ומקור במקום ציווי, בלי צורות זכר או נקבה לנמען.

## ליד הכפתור

layout-fallback = אם הכפתור אינו פועל, אפשר להעתיק קישור זה לדפדפן:

## פרטי החשבון

layout-address = <strong>כתובת הדוא״ל:</strong> { $email }
layout-organization = <strong>הארגון:</strong> { $organization }

## כותרת תחתונה

layout-support-email = יש שאלות? אפשר לכתוב אלינו: { $email }
layout-support-url = יש שאלות? התשובות <link>בדפי התמיכה שלנו</link>.
layout-support-both = יש שאלות? התשובות <link>בדפי התמיכה שלנו</link>, ואפשר גם לכתוב אלינו: { $email }
layout-sent-by = השולח: { $brand }
