### Die Seiten, zu denen die Links aus verify_email und reset_email führen.

## Die Adresse eines Kontos

verify-title = E-Mail-Adresse bestätigen
verify-lead = Bitte bestätigen Sie, dass diese E-Mail-Adresse Ihnen gehört und dass Sie sie bei { $application } verwenden.
verify-button = Adresse bestätigen
verify-done-title = Ihre E-Mail-Adresse ist bestätigt
verify-already = Diese E-Mail-Adresse ist bereits bestätigt
verify-done = Sie können { $application } weiter nutzen und diese Seite schließen.

## Ein neues Passwort

reset-title = Passwort zurücksetzen
reset-lead = Für Ihr Konto bei { $application } wurde ein neues Passwort angefordert. Wenn Sie das waren, fahren Sie bitte fort. Wenn nicht, schließen Sie diese Seite: Ihr Passwort bleibt dann, wie es ist.
reset-button = Weiter
reset-done-title = Ihre Anfrage ist bestätigt
reset-done = Bitte kehren Sie zu { $application } zurück, um Ihr neues Passwort zu wählen.

## Links, die nichts mehr bewirken

link-used = Dieser Link wurde bereits verwendet
link-expired = Dieser Link ist abgelaufen
link-unknown = Dieser Link ist nicht gültig
link-again = Bitte verwenden Sie den Link aus der neuesten E-Mail oder fordern Sie bei { $application } einen neuen an.

## Eine Störung bei uns

later-title = Das ist im Moment nicht möglich
later = Bitte öffnen Sie den Link in einigen Minuten noch einmal.
