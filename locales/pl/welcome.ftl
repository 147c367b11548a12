## Temat i podgląd

welcome-subject = Witamy
welcome-subject-brand = Witamy w serwisie { $brand }
welcome-preheader = Konto jest gotowe.

## Treść

welcome-title = Witamy
welcome-title-brand = Witamy w serwisie { $brand }
welcome-intro = Dziękujemy za założenie konta w naszym serwisie. Można już z niego korzystać.
welcome-intro-brand = Dziękujemy za założenie konta w serwisie { $brand }. Można już z niego korzystać.
welcome-created-at = <strong>Data założenia:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Przejdź do konta
welcome-link = Aby przejść do konta, prosimy otworzyć ten link:
welcome-not-you = Jeśli konto założył ktoś inny, tę wiadomość można zignorować.
welcome-not-you-support = Jeśli konto założył ktoś inny, <link>prosimy o informację</link>.

## Stopka

welcome-reason = Wysyłamy tę wiadomość, ponieważ z użyciem tego adresu założono konto.
