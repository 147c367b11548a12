## Betreff und Vorschauzeile

approval-subject-brand = { $brand }: Ihre Freigabe ist erforderlich
approval-preheader = Bitte prüfen Sie die Angaben, bevor Sie den Vorgang freigeben oder ablehnen.

## Text

approval-title = Ihre Freigabe ist erforderlich
approval-intro = Ihre Freigabe wird für einen Vorgang in Ihrem Konto benötigt.
approval-intro-brand = Ihre Freigabe wird für einen Vorgang in Ihrem Konto bei { $brand } benötigt.
approval-message = <strong>Mitteilung:</strong> { $message }
approval-compare = Bitte vergleichen Sie die Mitteilung mit der, die dort angezeigt wird, wo der Vorgang begonnen wurde. Geben Sie ihn nur frei, wenn beide übereinstimmen.
approval-button = Anfrage prüfen
approval-link = Um die Anfrage zu prüfen, öffnen Sie bitte diesen Link:
approval-not-you = Falls Sie nichts davon wissen, geben Sie den Vorgang nicht frei. Ohne Ihre Freigabe geschieht nichts.

## Fußzeile

approval-reason = Sie erhalten diese E-Mail, weil ein Vorgang in dem Konto mit dieser Adresse freigegeben werden muss.
