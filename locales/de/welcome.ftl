## Betreff und Vorschauzeile

welcome-subject = Herzlich willkommen
welcome-subject-brand = Willkommen bei { $brand }
welcome-preheader = Ihr Konto ist eingerichtet.

## Text

welcome-title = Herzlich willkommen
welcome-title-brand = Willkommen bei { $brand }
welcome-intro = Ihr Konto ist eingerichtet, vielen Dank für Ihr Vertrauen. Sie können es ab sofort nutzen.
welcome-intro-brand = Ihr Konto bei { $brand } ist eingerichtet, vielen Dank für Ihr Vertrauen. Sie können es ab sofort nutzen.
welcome-created-at = <strong>Angelegt am:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Zu Ihrem Konto
welcome-link = Um zu Ihrem Konto zu gelangen, öffnen Sie bitte diesen Link:
welcome-not-you = Falls Sie dieses Konto nicht angelegt haben, können Sie diese E-Mail ignorieren.
welcome-not-you-support = Falls Sie dieses Konto nicht angelegt haben, <link>geben Sie uns bitte Bescheid</link>.

## Fußzeile

welcome-reason = Sie erhalten diese E-Mail, weil mit dieser Adresse ein Konto angelegt wurde.
