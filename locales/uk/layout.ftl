## Біля кнопки

layout-fallback = Якщо кнопка не працює, скопіюйте це посилання в адресний рядок браузера:

## Дані облікового запису

layout-address = <strong>Електронна адреса:</strong> { $email }
layout-organization = <strong>Організація:</strong> { $organization }

## Нижній колонтитул

layout-support-email = Маєте запитання? Напишіть нам: { $email }
layout-support-url = Маєте запитання? Відповіді можна знайти на наших <link>сторінках підтримки</link>.
layout-support-both = Маєте запитання? Перегляньте наші <link>сторінки підтримки</link> або напишіть нам: { $email }
layout-sent-by = Відправник: { $brand }
