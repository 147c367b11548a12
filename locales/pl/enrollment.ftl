## Temat

enrollment-subject-brand = { $brand }: konfiguracja uwierzytelniania dwuskładnikowego

## Treść

enrollment-title = Konfiguracja uwierzytelniania dwuskładnikowego
enrollment-intro = Prosimy skonfigurować drugi składnik logowania do konta.
enrollment-intro-brand = Prosimy skonfigurować drugi składnik logowania do konta w serwisie { $brand }.
enrollment-why = Drugi składnik, na przykład aplikacja w telefonie, chroni konto nawet wtedy, gdy inne osoby znają hasło.
enrollment-button = Skonfiguruj teraz
enrollment-link = Aby skonfigurować drugi składnik, prosimy otworzyć ten link:
enrollment-not-you = Jeśli ta wiadomość jest nieoczekiwana, prosimy nie otwierać linku.

## Stopka

enrollment-reason = Wysyłamy tę wiadomość, ponieważ dla konta powiązanego z tym adresem ma zostać skonfigurowane uwierzytelnianie dwuskładnikowe.
