## Předmět a náhled

welcome-subject = Vítejte
welcome-subject-brand = Vítejte ve službě { $brand }
welcome-preheader = Váš účet je připraven.

## Text

welcome-title = Vítejte
welcome-title-brand = Vítejte ve službě { $brand }
welcome-intro = Děkujeme za založení účtu v naší službě. Účet můžete ihned začít používat.
welcome-intro-brand = Děkujeme za založení účtu ve službě { $brand }. Účet můžete ihned začít používat.
welcome-created-at = <strong>Datum založení:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Přejít k účtu
welcome-link = Ke svému účtu přejdete otevřením tohoto odkazu:
welcome-not-you = Pokud účet založil někdo jiný, můžete tento e-mail ignorovat.
welcome-not-you-support = Pokud účet založil někdo jiný, <link>dejte nám prosím vědět</link>.

## Zápatí

welcome-reason = Tento e-mail dostáváte, protože s touto adresou byl založen účet.
