## Predmet a náhľad

welcome-subject = Vitajte
welcome-subject-brand = Vitajte v službe { $brand }
welcome-preheader = Váš účet je pripravený.

## Text

welcome-title = Vitajte
welcome-title-brand = Vitajte v službe { $brand }
welcome-intro = Ďakujeme, že ste si vytvorili účet v našej službe. Môžete ho hneď začať používať.
welcome-intro-brand = Ďakujeme, že ste si vytvorili účet v službe { $brand }. Môžete ho hneď začať používať.
welcome-created-at = <strong>Dátum vytvorenia:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Prejsť na účet
welcome-link = Ak chcete prejsť na svoj účet, otvorte tento odkaz:
welcome-not-you = Ak ste tento účet nevytvorili Vy, môžete tento e-mail ignorovať.
welcome-not-you-support = Ak ste tento účet nevytvorili Vy, <link>dajte nám, prosím, vedieť</link>.

## Päta

welcome-reason = Tento e-mail dostávate, pretože s touto adresou bol vytvorený účet.
