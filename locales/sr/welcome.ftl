## Наслов и преглед

welcome-subject = Добро дошли
welcome-subject-brand = Добро дошли на сервис { $brand }
welcome-preheader = Ваш налог је спреман.

## Текст

welcome-title = Добро дошли
welcome-title-brand = Добро дошли на сервис { $brand }
welcome-intro = Хвала Вам што сте отворили налог на нашем сервису. Можете одмах почети да га користите.
welcome-intro-brand = Хвала Вам што сте отворили налог на сервису { $brand }. Можете одмах почети да га користите.
welcome-created-at = <strong>Датум отварања:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Пређите на налог
welcome-link = Да бисте приступили свом налогу, отворите овај линк:
welcome-not-you = Ако овај налог нисте отворили Ви, можете занемарити ову поруку.
welcome-not-you-support = Ако овај налог нисте отворили Ви, молимо Вас да <link>нас обавестите</link>.

## Подножје

welcome-reason = Ову поруку добијате јер је са овом адресом отворен налог.
