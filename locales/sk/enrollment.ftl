## Predmet

enrollment-subject-brand = Nastavte si dvojfaktorové overenie pre službu { $brand }

## Text

enrollment-title = Nastavte si dvojfaktorové overenie
enrollment-intro = Nastavte si, prosím, druhý faktor na prihlasovanie do svojho účtu.
enrollment-intro-brand = Nastavte si, prosím, druhý faktor na prihlasovanie do svojho účtu v službe { $brand }.
enrollment-why = Druhý faktor, napríklad aplikácia v telefóne, zabráni v prístupe cudzím osobám, aj keď poznajú Vaše heslo.
enrollment-button = Nastaviť
enrollment-link = Ak chcete nastaviť druhý faktor, otvorte tento odkaz:
enrollment-not-you = Ak ste tento e-mail neočakávali, odkaz, prosím, neotvárajte.

## Päta

enrollment-reason = Tento e-mail dostávate, pretože pre účet s touto adresou sa má nastaviť dvojfaktorové overenie.
