## Temat i podgląd

blocked-subject-brand = Konto w serwisie { $brand } zostało zablokowane
blocked-preheader = Odnotowaliśmy kilka nieudanych prób logowania.

## Treść

blocked-title = Konto zostało zablokowane
blocked-intro = Odnotowaliśmy kilka nieudanych prób logowania do konta. Ze względów bezpieczeństwa konto zostało zablokowane.
blocked-intro-brand = Odnotowaliśmy kilka nieudanych prób logowania do konta w serwisie { $brand }. Ze względów bezpieczeństwa konto zostało zablokowane.
blocked-details = Szczegóły prób logowania:
blocked-you = Jeśli nie były to próby innej osoby, blokadę można zdjąć.
blocked-button = Odblokuj konto
blocked-link = Aby odblokować konto, prosimy otworzyć ten link:
blocked-not-you = Jeśli próbował się zalogować ktoś inny, prosimy pozostawić blokadę: chroni ona konto przed dostępem innych osób.

## Stopka

blocked-reason = Wysyłamy tę wiadomość, ponieważ konto powiązane z tym adresem zostało zablokowane.
