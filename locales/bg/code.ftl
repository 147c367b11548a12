## Общи

code-preheader = Кодът е в този имейл.
code-preheader-expires = Срок на валидност на кода в този имейл: { DURATION($duration) }.
code-expires = Срок на валидност на кода: <strong>{ DURATION($duration) }</strong>. След това можете да заявите нов.
code-keep-private = Не споделяйте този код с никого. Ние никога няма да Ви го поискаме.

## verify_email_by_code

code-verify-enter = За да потвърдите адреса, въведете този код:

## reset_email_by_code

code-reset-enter = За да зададете нова парола, въведете този код:

## auth_email_by_code

code-sign-in-title = Вашият код за вход
code-sign-in-subject-brand = { $brand }: Вашият код за вход
code-sign-in-intro = Получихме заявка за вход с този имейл адрес.
code-sign-in-intro-brand = Получихме заявка за вход в услугата { $brand } с този имейл адрес.
code-sign-in-enter = За да влезете, въведете този код:
code-sign-in-not-you = Ако не сте се опитали да влезете, можете да пренебрегнете този имейл. Никой не може да влезе без кода.
code-sign-in-reason = Получавате този имейл, защото беше заявен вход с този адрес.

## mfa_oob_code

code-mfa-title = Вашият код за потвърждение
code-mfa-subject-brand = { $brand }: Вашият код за потвърждение
code-mfa-intro = За вход в профила Ви е необходима още една стъпка.
code-mfa-intro-brand = За вход в профила Ви в услугата { $brand } е необходима още една стъпка.
code-mfa-enter = За да завършите влизането, въведете този код:
code-mfa-not-you = Ако в момента не влизате в профила си, възможно е друг да знае паролата Ви. Моля, сменете я възможно най-скоро.
code-mfa-reason = Получавате този имейл, защото профилът, регистриран с този адрес, изисква код при влизане.
