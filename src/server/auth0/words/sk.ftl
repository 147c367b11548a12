### Stránky, na ktoré vedú odkazy z verify_email a reset_email.

## Adresa účtu

verify-title = Potvrďte svoju e-mailovú adresu
verify-lead = Potvrďte, prosím, že táto e-mailová adresa patrí Vám a že ju používate v službe { $application }.
verify-button = Potvrdiť adresu
verify-done-title = Vaša e-mailová adresa je potvrdená
verify-already = Táto e-mailová adresa už bola potvrdená
verify-done = Môžete zatvoriť túto stránku a ďalej používať službu { $application }.

## Nové heslo

reset-title = Obnovenie hesla
reset-lead = K Vášmu účtu v službe { $application } bolo vyžiadané nové heslo. Ak ste oň požiadali Vy, pokračujte, prosím. Ak nie, zatvorte túto stránku: Vaše heslo zostane nezmenené.
reset-button = Pokračovať
reset-done-title = Vaša žiadosť je potvrdená
reset-done = Vráťte sa, prosím, do služby { $application } a nastavte si nové heslo.

## Odkazy, ktoré už nefungujú

link-used = Tento odkaz už bol použitý
link-expired = Platnosť tohto odkazu uplynula
link-unknown = Tento odkaz nie je platný
link-again = Použite, prosím, odkaz z najnovšieho e-mailu alebo v službe { $application } požiadajte o nový.

## Porucha na našej strane

later-title = Momentálne to nie je možné
later = Otvorte, prosím, odkaz znova o niekoľko minút.
