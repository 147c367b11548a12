## Předmět a náhled

invitation-subject-brand = { $brand } Vás zve k připojení
invitation-preheader = Pozvánku můžete přijmout v tomto e-mailu.

## Text

invitation-title = Máte pozvánku
invitation-intro = Dostáváte pozvánku do naší služby.
invitation-intro-brand = { $brand } Vás zve k připojení.
invitation-button = Přijmout pozvánku
invitation-link = Pozvánku přijmete otevřením tohoto odkazu:
invitation-not-you = Pokud je pro Vás tato pozvánka neočekávaná, můžete tento e-mail ignorovat. Dokud ji nepřijmete, nic se nestane.

## Podrobnosti pozvánky

invitation-details = Podrobnosti pozvánky:
invitation-inviter = <strong>Pozvánku posílá:</strong> { $inviter }
invitation-roles = <strong>Role:</strong> { LIST($roles) }

## Zápatí

invitation-reason = Tento e-mail dostáváte, protože na tuto adresu někdo poslal pozvánku.
