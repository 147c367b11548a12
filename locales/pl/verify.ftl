## Temat i podgląd

verify-subject = Prosimy o potwierdzenie adresu e-mail
verify-subject-brand = { $brand }: prosimy o potwierdzenie adresu e-mail
verify-preheader = Do potwierdzenia adresu e-mail pozostał jeden krok.

## Treść

verify-title = Potwierdzenie adresu e-mail
verify-intro = Ten adres e-mail podano jako adres konta w naszym serwisie. Prosimy o potwierdzenie, że należy on do odbiorcy tej wiadomości.
verify-intro-brand = Ten adres e-mail podano jako adres konta w serwisie { $brand }. Prosimy o potwierdzenie, że należy on do odbiorcy tej wiadomości.
verify-button = Potwierdź adres
verify-link = Aby potwierdzić adres, prosimy otworzyć ten link:
verify-expires = Czas ważności linku: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Jeśli adres podał ktoś inny, prosimy zignorować tę wiadomość. Adres pozostanie wtedy niepotwierdzony.

## Stopka

verify-reason = Wysyłamy tę wiadomość, ponieważ ten adres podano podczas zakładania konta lub zmiany jego danych.
