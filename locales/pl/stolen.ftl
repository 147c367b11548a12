## Temat i podgląd

stolen-subject-brand = { $brand }: prosimy o ustawienie nowego hasła
stolen-preheader = Hasło do konta znalazło się wśród danych skradzionych z innego serwisu.

## Treść

stolen-title = Prosimy o ustawienie nowego hasła
stolen-intro = Adres e-mail i hasło do konta znalazły się wśród danych skradzionych z innego serwisu.
stolen-intro-brand = Adres e-mail i hasło do konta w serwisie { $brand } znalazły się wśród danych skradzionych z innego serwisu.
stolen-change = Każdy, kto ma te dane, mógłby zalogować się do konta. Prosimy ustawić nowe hasło, które nie jest używane nigdzie indziej.
stolen-elsewhere = Jeśli stare hasło jest używane także do innych kont, prosimy zmienić je również tam.

## Stopka

stolen-reason = Wysyłamy tę wiadomość, ponieważ sprawa dotyczy konta powiązanego z tym adresem.
