## Temat i podgląd

invitation-subject-brand = { $brand }: zaproszenie do dołączenia
invitation-preheader = Aby przyjąć zaproszenie, prosimy otworzyć tę wiadomość.

## Treść

invitation-title = Zaproszenie do dołączenia
invitation-intro = Ta wiadomość zawiera zaproszenie do korzystania z naszego serwisu.
# Nazwa stoi w mianowniku: może to być organizacja albo serwis.
invitation-intro-brand = { $brand } zaprasza do dołączenia.
invitation-button = Przyjmij zaproszenie
invitation-link = Aby przyjąć zaproszenie, prosimy otworzyć ten link:
invitation-not-you = Jeśli to zaproszenie jest nieoczekiwane, tę wiadomość można zignorować. Dopóki zaproszenie nie zostanie przyjęte, nic się nie stanie.

## Szczegóły zaproszenia

invitation-details = Szczegóły zaproszenia:
invitation-inviter = <strong>Osoba zapraszająca:</strong> { $inviter }
invitation-roles = <strong>Role:</strong> { LIST($roles) }

## Stopka

invitation-reason = Wysyłamy tę wiadomość, ponieważ dla tego adresu utworzono zaproszenie.
