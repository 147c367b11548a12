## Temat i podgląd

approval-subject-brand = { $brand }: wymagane zatwierdzenie
approval-preheader = Prosimy sprawdzić szczegóły, a następnie zatwierdzić lub odrzucić operację.

## Treść

approval-title = Wymagane zatwierdzenie
approval-intro = Operacja na koncie wymaga zatwierdzenia.
approval-intro-brand = Operacja na koncie w serwisie { $brand } wymaga zatwierdzenia.
approval-message = <strong>Komunikat:</strong> { $message }
approval-compare = Prosimy porównać ten komunikat z tym, który wyświetlono tam, gdzie rozpoczęto operację. Operację należy zatwierdzić tylko wtedy, gdy oba są jednakowe.
approval-button = Sprawdź prośbę
approval-link = Aby sprawdzić prośbę, prosimy otworzyć ten link:
approval-not-you = Jeśli ta operacja jest nieoczekiwana, prosimy jej nie zatwierdzać. Bez zatwierdzenia nic się nie stanie.

## Stopka

approval-reason = Wysyłamy tę wiadomość, ponieważ operacja na koncie powiązanym z tym adresem wymaga zatwierdzenia.
