## Тема и предварителен преглед

welcome-subject = Добре дошли
welcome-subject-brand = { $brand } Ви приветства
welcome-preheader = Профилът Ви е готов.

## Текст

welcome-title = Добре дошли
welcome-title-brand = { $brand } Ви приветства
welcome-intro = Благодарим Ви, че създадохте профил в нашата услуга. Вече можете да го използвате.
welcome-intro-brand = Благодарим Ви, че създадохте профил в услугата { $brand }. Вече можете да го използвате.
welcome-created-at = <strong>Дата на създаване:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Към профила
welcome-link = За да отворите профила си, последвайте тази връзка:
welcome-not-you = Ако този профил не е създаден от Вас, можете да пренебрегнете този имейл.
welcome-not-you-support = Ако този профил не е създаден от Вас, моля, <link>уведомете ни</link>.

## Долен колонтитул

welcome-reason = Получавате този имейл, защото с този адрес беше създаден профил.
