## Temat i podgląd

reset-subject = Resetowanie hasła
reset-subject-brand = Resetowanie hasła w serwisie { $brand }
reset-preheader = Czas ważności linku w tej wiadomości: { DURATION($duration) }.

## Treść

reset-title = Resetowanie hasła
reset-intro = Otrzymaliśmy prośbę o zresetowanie hasła do konta.
reset-intro-brand = Otrzymaliśmy prośbę o zresetowanie hasła do konta w serwisie { $brand }.
reset-button = Ustaw nowe hasło
reset-link = Aby ustawić nowe hasło, prosimy otworzyć ten link:
reset-expires = Czas ważności linku: <strong>{ DURATION($duration) }</strong>. Po jego upływie można poprosić o nowy link.
reset-keep-private = Prosimy nie przekazywać tej wiadomości innym osobom. Każdy, kto ma ten link, może ustawić nowe hasło.

## Szczegóły prośby

reset-details = Szczegóły prośby:
reset-requested-at = <strong>Data i godzina:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Urządzenie:</strong> { $device }
reset-location = <strong>Przybliżona lokalizacja:</strong> { $location }
reset-not-you = Jeśli prośbę wysłał ktoś inny, tę wiadomość można zignorować. Hasło pozostanie bez zmian.

## Stopka

reset-reason = Wysyłamy tę wiadomość, ponieważ poproszono o nowe hasło do konta powiązanego z tym adresem.
