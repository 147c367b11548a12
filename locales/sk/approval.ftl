## Predmet a náhľad

approval-subject-brand = V službe { $brand } je potrebné Vaše schválenie
approval-preheader = Skontrolujte podrobnosti a žiadosť schváľte alebo zamietnite.

## Text

approval-title = Je potrebné Vaše schválenie
approval-intro = Operácia vo Vašom účte čaká na Vaše schválenie.
approval-intro-brand = Operácia vo Vašom účte v službe { $brand } čaká na Vaše schválenie.
approval-message = <strong>Správa:</strong> { $message }
approval-compare = Porovnajte, prosím, túto správu s tou, ktorá sa zobrazuje tam, kde sa operácia začala. Operáciu schváľte, iba ak sa obe zhodujú.
approval-button = Skontrolovať žiadosť
approval-link = Ak chcete žiadosť skontrolovať, otvorte tento odkaz:
approval-not-you = Ak o ničom neviete, žiadosť neschvaľujte. Bez Vášho schválenia sa nič nestane.

## Päta

approval-reason = Tento e-mail dostávate, pretože operácia v účte s touto adresou vyžaduje schválenie.
