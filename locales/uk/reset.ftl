## Тема й рядок попереднього перегляду

reset-subject = Скидання пароля
reset-subject-brand = Скидання пароля до сервісу { $brand }
reset-preheader = Строк дії посилання в цьому листі: { DURATION($duration) }.

## Текст

reset-title = Скидання пароля
reset-intro = Ми отримали запит на скидання пароля до Вашого облікового запису.
reset-intro-brand = Ми отримали запит на скидання пароля до Вашого облікового запису в сервісі { $brand }.
reset-button = Створити новий пароль
reset-link = Щоб створити новий пароль, відкрийте це посилання:
reset-expires = Строк дії посилання: <strong>{ DURATION($duration) }</strong>. Коли він мине, Ви зможете запросити нове посилання.
reset-keep-private = Будь ласка, не пересилайте цей лист. Кожен, хто має посилання, може створити новий пароль.

## Відомості про запит

reset-details = Відомості про запит:
reset-requested-at = <strong>Дата й час:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Пристрій:</strong> { $device }
reset-location = <strong>Приблизне місце:</strong> { $location }
reset-not-you = Якщо запит надіслали не Ви, цей лист можна проігнорувати. Ваш пароль залишиться без змін.

## Нижній колонтитул

reset-reason = Ви отримали цей лист, тому що надійшов запит на новий пароль до облікового запису з цією адресою.
