## Předmět a náhled

approval-subject-brand = Ve službě { $brand } je potřeba Vaše schválení
approval-preheader = Zkontrolujte podrobnosti a žádost schvalte, nebo zamítněte.

## Text

approval-title = Je potřeba Vaše schválení
approval-intro = Operace ve Vašem účtu čeká na Vaše schválení.
approval-intro-brand = Operace ve Vašem účtu ve službě { $brand } čeká na Vaše schválení.
approval-message = <strong>Zpráva:</strong> { $message }
approval-compare = Porovnejte prosím tuto zprávu s tou, která se zobrazuje tam, kde byla operace zahájena. Operaci schvalte, jen pokud se obě shodují.
approval-button = Zkontrolovat žádost
approval-link = Žádost zkontrolujete po otevření tohoto odkazu:
approval-not-you = Pokud o ničem nevíte, žádost neschvalujte. Bez Vašeho schválení se nic nestane.

## Zápatí

approval-reason = Tento e-mail dostáváte, protože operace v účtu s touto adresou vyžaduje schválení.
