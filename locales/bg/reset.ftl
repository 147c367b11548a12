## Тема и предварителен преглед

reset-subject = Възстановяване на парола
reset-subject-brand = Възстановяване на парола за { $brand }
reset-preheader = Срок на валидност на връзката в този имейл: { DURATION($duration) }.

## Текст

reset-title = Възстановяване на парола
reset-intro = Получихме заявка за възстановяване на паролата за Вашия профил.
reset-intro-brand = Получихме заявка за възстановяване на паролата за Вашия профил в услугата { $brand }.
reset-button = Задаване на нова парола
reset-link = За да зададете нова парола, отворете тази връзка:
reset-expires = Срок на валидност на връзката: <strong>{ DURATION($duration) }</strong>. След това можете да заявите нова.
reset-keep-private = Моля, не препращайте този имейл. Всеки, който има връзката, може да зададе нова парола.

## Данни за заявката

reset-details = Данни за заявката:
reset-requested-at = <strong>Дата и час:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Устройство:</strong> { $device }
reset-location = <strong>Приблизително местоположение:</strong> { $location }
reset-not-you = Ако заявката не е от Вас, можете да пренебрегнете този имейл. Паролата Ви остава непроменена.

## Долен колонтитул

reset-reason = Получавате този имейл, защото е заявена нова парола за профила, регистриран с този адрес.
