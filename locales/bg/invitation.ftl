## Тема и предварителен преглед

invitation-subject-brand = { $brand } Ви кани да се присъедините
invitation-preheader = Отворете този имейл, за да приемете поканата.

## Текст

invitation-title = Имате покана
invitation-intro = Имате покана да се присъедините към нашата услуга.
invitation-intro-brand = { $brand } Ви кани да се присъедините.
invitation-button = Приемане на поканата
invitation-link = За да приемете поканата, отворете тази връзка:
invitation-not-you = Ако не сте очаквали тази покана, можете да пренебрегнете този имейл. Нищо няма да се случи, докато не я приемете.

## Данни за поканата

invitation-details = Данни за поканата:
invitation-inviter = <strong>Покана от:</strong> { $inviter }
invitation-roles = <strong>Роли:</strong> { LIST($roles) }

## Долен колонтитул

invitation-reason = Получавате този имейл, защото на този адрес беше изпратена покана.
