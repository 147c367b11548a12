### Strony, do których prowadzą linki z verify_email i reset_email.

## Adres konta

verify-title = Potwierdzenie adresu e-mail
verify-lead = Prosimy o potwierdzenie, że ten adres e-mail należy do odbiorcy naszej wiadomości i jest przez niego używany w serwisie { $application }.
verify-button = Potwierdź adres
verify-done-title = Adres e-mail został potwierdzony
verify-already = Ten adres e-mail jest już potwierdzony
verify-done = Można zamknąć tę stronę i dalej korzystać z serwisu { $application }.

## Nowe hasło

reset-title = Resetowanie hasła
reset-lead = Otrzymaliśmy prośbę o nowe hasło do konta w serwisie { $application }. Aby je ustawić, prosimy kontynuować. Jeśli prośbę wysłał ktoś inny, prosimy zamknąć tę stronę: hasło pozostanie bez zmian.
reset-button = Kontynuuj
reset-done-title = Prośba została potwierdzona
reset-done = Prosimy wrócić do serwisu { $application } i ustawić nowe hasło.

## Linki, które już nie działają

link-used = Ten link został już wykorzystany
link-expired = Ten link wygasł
link-unknown = Ten link jest nieprawidłowy
link-again = Prosimy użyć linku z najnowszej wiadomości e-mail lub poprosić o nowy w serwisie { $application }.

## Usterka po naszej stronie

later-title = W tej chwili nie jest to możliwe
later = Prosimy otworzyć link ponownie za kilka minut.
