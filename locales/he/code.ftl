## לכל ההודעות עם קוד

code-preheader = הקוד נמצא בהודעה זו.
code-preheader-expires = הקוד שבהודעה זו תקף למשך { DURATION($duration) }.
code-expires = הקוד תקף למשך <strong>{ DURATION($duration) }</strong>. לאחר מכן אפשר לבקש קוד חדש.
code-keep-private = נא לא למסור קוד זה לאיש. לעולם לא נבקש אותו ממך.

## אישור הכתובת

code-verify-enter = לאישור הכתובת, נא להזין קוד זה:

## סיסמה חדשה

code-reset-enter = לבחירת סיסמה חדשה, נא להזין קוד זה:

## כניסה באמצעות קוד

code-sign-in-title = קוד הכניסה שלך
code-sign-in-subject-brand = קוד הכניסה שלך עבור { $brand }
code-sign-in-intro = קיבלנו בקשה לכניסה באמצעות כתובת דוא״ל זו.
code-sign-in-intro-brand = קיבלנו בקשה לכניסה אל { $brand } באמצעות כתובת דוא״ל זו.
code-sign-in-enter = לכניסה, נא להזין קוד זה:
code-sign-in-not-you = אם הבקשה לא הוגשה על ידך, אפשר להתעלם מהודעה זו. אי אפשר להיכנס בלי הקוד.
code-sign-in-reason = הודעה זו נשלחה אליך משום שהתקבלה בקשה לכניסה באמצעות כתובת זו.

## הצעד השני בכניסה

code-mfa-title = קוד האימות שלך
code-mfa-subject-brand = קוד האימות שלך עבור { $brand }
code-mfa-intro = הכניסה לחשבון שלך מחייבת צעד נוסף.
code-mfa-intro-brand = הכניסה לחשבון שלך אצל { $brand } מחייבת צעד נוסף.
code-mfa-enter = להשלמת הכניסה, נא להזין קוד זה:
code-mfa-not-you = אם ניסיון הכניסה לא נעשה על ידך, ייתכן שהסיסמה שלך ידועה לאדם אחר. נא להחליף אותה בהקדם האפשרי.
code-mfa-reason = הודעה זו נשלחה אליך משום שהכניסה לחשבון המשויך לכתובת זו מחייבת הזנת קוד.
