## Заједничко

code-preheader = Код се налази у овој поруци.
code-preheader-expires = Рок важења кода у овој поруци: { DURATION($duration) }.
code-expires = Рок важења кода: <strong>{ DURATION($duration) }</strong>. Након тога можете затражити нови.
code-keep-private = Немојте никоме откривати овај код. Никада га нећемо тражити од Вас.

## verify_email_by_code

code-verify-enter = Да бисте потврдили адресу, унесите овај код:

## reset_email_by_code

code-reset-enter = Да бисте поставили нову лозинку, унесите овај код:

## auth_email_by_code

code-sign-in-title = Ваш код за пријаву
code-sign-in-subject-brand = Ваш код за пријаву на сервис { $brand }
code-sign-in-intro = Примили смо захтев за пријаву са овом адресом е-поште.
code-sign-in-intro-brand = Примили смо захтев за пријаву на сервис { $brand } са овом адресом е-поште.
code-sign-in-enter = Да бисте се пријавили, унесите овај код:
code-sign-in-not-you = Ако нисте Ви покушали да се пријавите, можете занемарити ову поруку. Нико се не може пријавити без кода.
code-sign-in-reason = Ову поруку добијате јер је затражена пријава са овом адресом.

## mfa_oob_code

code-mfa-title = Ваш код за потврду
code-mfa-subject-brand = { $brand }: Ваш код за потврду
code-mfa-intro = За пријаву на Ваш налог потребан је још један корак.
code-mfa-intro-brand = За пријаву на Ваш налог на сервису { $brand } потребан је још један корак.
code-mfa-enter = Да бисте завршили пријаву, унесите овај код:
code-mfa-not-you = Ако се управо не пријављујете, неко други можда зна Вашу лозинку. Молимо Вас да је што пре промените.
code-mfa-reason = Ову поруку добијате јер налог повезан са овом адресом при пријави захтева код.
