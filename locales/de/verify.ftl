## Betreff und Vorschauzeile

verify-subject = E-Mail-Adresse bestätigen
verify-subject-brand = E-Mail-Adresse für { $brand } bestätigen
verify-preheader = Nur noch ein Schritt, dann ist Ihre E-Mail-Adresse bestätigt.

## Text

verify-title = E-Mail-Adresse bestätigen
verify-intro = Ihre E-Mail-Adresse wurde für ein Konto bei uns angegeben. Bitte bestätigen Sie, dass sie richtig ist.
verify-intro-brand = Ihre E-Mail-Adresse wurde für ein Konto bei { $brand } angegeben. Bitte bestätigen Sie, dass sie richtig ist.
verify-button = Adresse bestätigen
verify-link = Um die Adresse zu bestätigen, öffnen Sie bitte diesen Link:
verify-expires = Der Link ist <strong>{ DURATION($duration) }</strong> gültig.
verify-not-you = Falls Sie das nicht waren, ignorieren Sie diese E-Mail bitte. Die Adresse bleibt dann unbestätigt.

## Fußzeile

verify-reason = Sie erhalten diese E-Mail, weil diese Adresse beim Anlegen oder Ändern eines Kontos angegeben wurde.
