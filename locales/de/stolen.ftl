## Betreff und Vorschauzeile

stolen-subject-brand = Bitte legen Sie ein neues Passwort für { $brand } fest
stolen-preheader = Ihr Passwort ist in Daten aufgetaucht, die bei einem anderen Dienst gestohlen wurden.

## Text

stolen-title = Bitte legen Sie ein neues Passwort fest
stolen-intro = E-Mail-Adresse und Passwort Ihres Kontos sind in Daten aufgetaucht, die bei einem anderen Dienst gestohlen wurden.
stolen-intro-brand = E-Mail-Adresse und Passwort Ihres Kontos bei { $brand } sind in Daten aufgetaucht, die bei einem anderen Dienst gestohlen wurden.
stolen-change = Wer diese Daten hat, könnte auf Ihr Konto zugreifen. Bitte legen Sie ein neues Passwort fest, das Sie sonst nirgends verwenden.
stolen-elsewhere = Falls Sie das alte Passwort auch für andere Konten verwenden, ändern Sie es bitte auch dort.

## Fußzeile

stolen-reason = Sie erhalten diese E-Mail, weil das Konto mit dieser Adresse betroffen ist.
