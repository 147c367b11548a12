## Betreff

enrollment-subject-brand = Zwei-Faktor-Authentifizierung für { $brand } einrichten

## Text

enrollment-title = Zwei-Faktor-Authentifizierung einrichten
enrollment-intro = Ihr Konto soll bei der Anmeldung durch einen zweiten Faktor geschützt werden. Bitte richten Sie ihn ein.
enrollment-intro-brand = Ihr Konto bei { $brand } soll bei der Anmeldung durch einen zweiten Faktor geschützt werden. Bitte richten Sie ihn ein.
enrollment-why = Ein zweiter Faktor, zum Beispiel eine App auf Ihrem Smartphone, schützt Ihr Konto auch dann, wenn andere Ihr Passwort kennen.
enrollment-button = Jetzt einrichten
enrollment-link = Um den zweiten Faktor einzurichten, öffnen Sie bitte diesen Link:
enrollment-not-you = Falls Sie diese E-Mail nicht erwartet haben, öffnen Sie den Link bitte nicht.

## Fußzeile

enrollment-reason = Sie erhalten diese E-Mail, weil für das Konto mit dieser Adresse die Zwei-Faktor-Authentifizierung eingerichtet werden soll.
