## נושא ושורת תצוגה מקדימה

welcome-subject = שמחים על הצטרפותך
welcome-subject-brand = שמחים על הצטרפותך אל { $brand }
welcome-preheader = החשבון שלך מוכן.

## גוף ההודעה

welcome-title = שמחים על הצטרפותך
welcome-title-brand = שמחים על הצטרפותך אל { $brand }
welcome-intro = תודה על פתיחת חשבון אצלנו. החשבון מוכן לשימוש.
welcome-intro-brand = תודה על פתיחת חשבון אצל { $brand }. החשבון מוכן לשימוש.
welcome-created-at = <strong>תאריך פתיחת החשבון:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = כניסה לחשבון שלך
welcome-link = לכניסה לחשבון שלך, נא לפתוח קישור זה:
welcome-not-you = אם החשבון לא נפתח על ידך, אפשר להתעלם מהודעה זו.
welcome-not-you-support = אם החשבון לא נפתח על ידך, <link>נא להודיע לנו</link>.

## כותרת תחתונה

welcome-reason = הודעה זו נשלחה אליך משום שנפתח חשבון עם כתובת זו.
