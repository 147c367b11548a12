## Předmět a náhled

blocked-subject-brand = Váš účet ve službě { $brand } byl zablokován
blocked-preheader = Došlo k několika neúspěšným pokusům o přihlášení.

## Text

blocked-title = Váš účet byl zablokován
blocked-intro = Došlo k několika neúspěšným pokusům o přihlášení k Vašemu účtu. Z bezpečnostních důvodů jsme jej zablokovali.
blocked-intro-brand = Došlo k několika neúspěšným pokusům o přihlášení k Vašemu účtu ve službě { $brand }. Z bezpečnostních důvodů jsme jej zablokovali.
blocked-details = Podrobnosti o pokusech:
blocked-you = Pokud šlo o Vaše pokusy, můžete účet odblokovat.
blocked-button = Odblokovat účet
blocked-link = Účet odblokujete otevřením tohoto odkazu:
blocked-not-you = Pokud o Vaše pokusy nešlo, nechte účet zablokovaný: nikdo cizí se do něj tak nedostane.

## Zápatí

blocked-reason = Tento e-mail dostáváte, protože účet s touto adresou byl zablokován.
