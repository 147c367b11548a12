## נושא ושורת תצוגה מקדימה

invitation-subject-brand = הזמנה להצטרף אל { $brand }
invitation-preheader = נא לפתוח הודעה זו כדי לאשר את ההזמנה.

## גוף ההודעה

invitation-title = קיבלת הזמנה
invitation-intro = קיבלת הזמנה להצטרף לשירות שלנו.
invitation-intro-brand = קיבלת הזמנה להצטרף אל { $brand }.
invitation-button = אישור ההזמנה
invitation-link = לאישור ההזמנה, נא לפתוח קישור זה:
invitation-not-you = אם לא ציפית להזמנה זו, אפשר להתעלם מהודעה זו. דבר לא יקרה בלי אישורך.

## פרטי ההזמנה

invitation-details = פרטי ההזמנה:
invitation-inviter = <strong>ההזמנה מאת:</strong> { $inviter }
invitation-roles = <strong>תפקידים:</strong> { LIST($roles) }

## כותרת תחתונה

invitation-reason = הודעה זו נשלחה אליך משום שנשלחה הזמנה לכתובת זו.
