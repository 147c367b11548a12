## Тема й рядок попереднього перегляду

invitation-subject-brand = { $brand } запрошує Вас приєднатися
invitation-preheader = Відкрийте цей лист, щоб прийняти запрошення.

## Текст

invitation-title = Вас запрошено
invitation-intro = Вас запрошено приєднатися до нашого сервісу.
invitation-intro-brand = { $brand } запрошує Вас приєднатися.
invitation-button = Прийняти запрошення
invitation-link = Щоб прийняти запрошення, відкрийте це посилання:
invitation-not-you = Якщо Ви не очікували на це запрошення, цей лист можна проігнорувати. Нічого не станеться, доки Ви його не приймете.

## Відомості про запрошення

invitation-details = Відомості про запрошення:
invitation-inviter = <strong>Запрошує:</strong> { $inviter }
invitation-roles = <strong>Ролі:</strong> { LIST($roles) }

## Нижній колонтитул

invitation-reason = Ви отримали цей лист, тому що хтось надіслав запрошення на цю адресу.
