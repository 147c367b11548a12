## Наслов и преглед

invitation-subject-brand = { $brand } Вас позива да се придружите
invitation-preheader = Отворите ову поруку да бисте прихватили позивницу.

## Текст

invitation-title = Имате позивницу
invitation-intro = Имате позивницу за наш сервис.
invitation-intro-brand = { $brand } Вас позива да се придружите.
invitation-button = Прихватите позивницу
invitation-link = Да бисте прихватили позивницу, отворите овај линк:
invitation-not-you = Ако нисте очекивали ову позивницу, можете занемарити ову поруку. Ништа се неће догодити док је не прихватите.

## Подаци о позивници

invitation-details = Подаци о позивници:
invitation-inviter = <strong>Позивницу шаље:</strong> { $inviter }
invitation-roles = <strong>Улоге:</strong> { LIST($roles) }

## Подножје

invitation-reason = Ову поруку добијате јер је неко послао позивницу на ову адресу.
