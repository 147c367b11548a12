### Stránky, na které vedou odkazy z verify_email a reset_email.

## Adresa účtu

verify-title = Potvrďte svou e-mailovou adresu
verify-lead = Potvrďte prosím, že Vám tato e-mailová adresa patří a že ji používáte ve službě { $application }.
verify-button = Potvrdit adresu
verify-done-title = Vaše e-mailová adresa je potvrzena
verify-already = Tato e-mailová adresa již byla potvrzena
verify-done = Tuto stránku můžete zavřít a službu { $application } dále používat.

## Nové heslo

reset-title = Obnovení hesla
reset-lead = K Vašemu účtu ve službě { $application } bylo vyžádáno nové heslo. Pokud tato žádost pochází od Vás, pokračujte prosím. Pokud ne, zavřete tuto stránku: Vaše heslo zůstane beze změny.
reset-button = Pokračovat
reset-done-title = Vaše žádost je potvrzena
reset-done = Vraťte se prosím do služby { $application } a nastavte si nové heslo.

## Odkazy, které už nic neprovedou

link-used = Tento odkaz již byl použit
link-expired = Platnost tohoto odkazu vypršela
link-unknown = Tento odkaz není platný
link-again = Použijte prosím odkaz z nejnovějšího e-mailu nebo si ve službě { $application } vyžádejte nový.

## Potíže na naší straně

later-title = Momentálně to není možné
later = Otevřete prosím odkaz znovu za několik minut.
