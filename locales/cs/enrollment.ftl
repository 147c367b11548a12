## Předmět

enrollment-subject-brand = Nastavte si dvoufaktorové ověření pro službu { $brand }

## Text

enrollment-title = Nastavte si dvoufaktorové ověření
enrollment-intro = Nastavte si prosím druhý faktor pro přihlašování ke svému účtu.
enrollment-intro-brand = Nastavte si prosím druhý faktor pro přihlašování ke svému účtu ve službě { $brand }.
enrollment-why = Druhý faktor, například aplikace v telefonu, zabrání v přístupu cizím osobám, i když znají Vaše heslo.
enrollment-button = Nastavit
enrollment-link = Druhý faktor nastavíte po otevření tohoto odkazu:
enrollment-not-you = Pokud je pro Vás tento e-mail neočekávaný, odkaz prosím neotvírejte.

## Zápatí

enrollment-reason = Tento e-mail dostáváte, protože se má pro účet s touto adresou nastavit dvoufaktorové ověření.
