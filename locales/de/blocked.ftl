## Betreff und Vorschauzeile

blocked-subject-brand = Ihr Konto bei { $brand } wurde gesperrt
blocked-preheader = Es gab mehrere fehlgeschlagene Anmeldeversuche.

## Text

blocked-title = Ihr Konto wurde gesperrt
blocked-intro = Ihr Konto wurde zu seinem Schutz gesperrt, weil mehrere Anmeldeversuche fehlgeschlagen sind.
blocked-intro-brand = Ihr Konto bei { $brand } wurde zu seinem Schutz gesperrt, weil mehrere Anmeldeversuche fehlgeschlagen sind.
blocked-details = Angaben zu den Anmeldeversuchen:
blocked-you = Falls Sie das waren, können Sie die Sperre aufheben.
blocked-button = Konto entsperren
blocked-link = Um das Konto zu entsperren, öffnen Sie bitte diesen Link:
blocked-not-you = Falls Sie das nicht waren, lassen Sie die Sperre bitte bestehen. So bleibt Ihr Konto vor dem Zugriff anderer geschützt.

## Fußzeile

blocked-reason = Sie erhalten diese E-Mail, weil das Konto mit dieser Adresse gesperrt wurde.
