## נושא ושורת תצוגה מקדימה

reset-subject = איפוס הסיסמה שלך
reset-subject-brand = איפוס הסיסמה שלך אצל { $brand }
reset-preheader = הקישור שבהודעה זו תקף למשך { DURATION($duration) }.

## גוף ההודעה

reset-title = איפוס הסיסמה שלך
reset-intro = קיבלנו בקשה לאיפוס הסיסמה של החשבון שלך.
reset-intro-brand = קיבלנו בקשה לאיפוס הסיסמה של החשבון שלך אצל { $brand }.
reset-button = בחירת סיסמה חדשה
reset-link = לבחירת סיסמה חדשה, נא לפתוח קישור זה:
reset-expires = הקישור תקף למשך <strong>{ DURATION($duration) }</strong>. לאחר מכן אפשר לבקש קישור חדש.
reset-keep-private = נא לא להעביר הודעה זו לאחרים. כל מי שהקישור בידיו יכול לבחור סיסמה חדשה.

## פרטי הבקשה

reset-details = פרטי הבקשה:
reset-requested-at = <strong>מועד הבקשה:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>המכשיר:</strong> { $device }
reset-location = <strong>מיקום משוער:</strong> { $location }
reset-not-you = אם הבקשה לא הוגשה על ידך, אפשר להתעלם מהודעה זו. הסיסמה שלך לא תשתנה.

## כותרת תחתונה

reset-reason = הודעה זו נשלחה אליך משום שהתקבלה בקשה לסיסמה חדשה לחשבון המשויך לכתובת זו.
