## Betreff und Vorschauzeile

reset-subject = Passwort zurücksetzen
reset-subject-brand = Passwort für { $brand } zurücksetzen
reset-preheader = Der Link in dieser E-Mail ist { DURATION($duration) } gültig.

## Text

reset-title = Passwort zurücksetzen
reset-intro = Sie erhalten diese E-Mail, weil das Passwort Ihres Kontos zurückgesetzt werden soll.
reset-intro-brand = Sie erhalten diese E-Mail, weil das Passwort Ihres Kontos bei { $brand } zurückgesetzt werden soll.
reset-button = Neues Passwort festlegen
reset-link = Um ein neues Passwort festzulegen, öffnen Sie bitte diesen Link:
reset-expires = Der Link ist <strong>{ DURATION($duration) }</strong> gültig. Danach können Sie einen neuen anfordern.
reset-keep-private = Bitte leiten Sie diese E-Mail nicht weiter. Wer den Link hat, kann ein neues Passwort festlegen.

## Angaben zur Anfrage

reset-details = Angaben zur Anfrage:
reset-requested-at = <strong>Zeitpunkt:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Gerät:</strong> { $device }
reset-location = <strong>Ungefährer Ort:</strong> { $location }
reset-not-you = Falls Sie das nicht angefordert haben, können Sie diese E-Mail ignorieren. Ihr Passwort bleibt unverändert.

## Fußzeile

reset-reason = Sie erhalten diese E-Mail, weil für das Konto mit dieser Adresse ein neues Passwort angefordert wurde.
