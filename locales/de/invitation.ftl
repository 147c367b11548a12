## Betreff und Vorschauzeile

invitation-subject-brand = Einladung zu { $brand }
invitation-preheader = Öffnen Sie diese E-Mail, um die Einladung anzunehmen.

## Text

invitation-title = Sie wurden eingeladen
invitation-intro = Sie wurden eingeladen, unseren Dienst zu nutzen.
invitation-intro-brand = Sie wurden zu { $brand } eingeladen.
invitation-button = Einladung annehmen
invitation-link = Um die Einladung anzunehmen, öffnen Sie bitte diesen Link:
invitation-not-you = Falls Sie diese Einladung nicht erwartet haben, können Sie diese E-Mail ignorieren. Ohne Ihre Zustimmung geschieht nichts.

## Angaben zur Einladung

invitation-details = Angaben zur Einladung:
invitation-inviter = <strong>Eingeladen von:</strong> { $inviter }
invitation-roles = <strong>Rollen:</strong> { LIST($roles) }

## Fußzeile

invitation-reason = Sie erhalten diese E-Mail, weil eine Einladung an diese Adresse veranlasst wurde.
