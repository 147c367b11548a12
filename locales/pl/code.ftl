## Wszystkie wiadomości z kodem

code-preheader = Kod znajduje się w tej wiadomości.
code-preheader-expires = Czas ważności kodu w tej wiadomości: { DURATION($duration) }.
code-expires = Czas ważności kodu: <strong>{ DURATION($duration) }</strong>. Po jego upływie można poprosić o nowy kod.
code-keep-private = Prosimy nikomu nie podawać tego kodu. Nigdy o niego nie pytamy.

## Potwierdzenie adresu

code-verify-enter = Aby potwierdzić adres, prosimy wpisać ten kod:

## Nowe hasło

code-reset-enter = Aby ustawić nowe hasło, prosimy wpisać ten kod:

## Logowanie kodem

code-sign-in-title = Kod logowania
code-sign-in-subject-brand = Kod logowania do serwisu { $brand }
code-sign-in-intro = Otrzymaliśmy prośbę o kod logowania dla tego adresu e-mail.
code-sign-in-intro-brand = Otrzymaliśmy prośbę o kod logowania do serwisu { $brand } dla tego adresu e-mail.
code-sign-in-enter = Aby się zalogować, prosimy wpisać ten kod:
code-sign-in-not-you = Jeśli prośbę wysłał ktoś inny, tę wiadomość można zignorować. Bez kodu nikt się nie zaloguje.
code-sign-in-reason = Wysyłamy tę wiadomość, ponieważ poproszono o kod logowania dla tego adresu.

## Drugi krok logowania

code-mfa-title = Kod weryfikacyjny
code-mfa-subject-brand = Kod weryfikacyjny do serwisu { $brand }
code-mfa-intro = Logowanie do konta wymaga jeszcze jednego kroku.
code-mfa-intro-brand = Logowanie do konta w serwisie { $brand } wymaga jeszcze jednego kroku.
code-mfa-enter = Aby dokończyć logowanie, prosimy wpisać ten kod:
code-mfa-not-you = Jeśli w tej chwili próbuje się zalogować ktoś inny, może on znać hasło do konta. Prosimy jak najszybciej zmienić hasło.
code-mfa-reason = Wysyłamy tę wiadomość, ponieważ logowanie do konta powiązanego z tym adresem wymaga podania kodu.
