## Predmet a náhľad

verify-subject = Potvrďte svoju e-mailovú adresu
verify-subject-brand = Potvrďte svoju e-mailovú adresu pre službu { $brand }
verify-preheader = Na potvrdenie e-mailovej adresy zostáva už len jeden krok.

## Text

verify-title = Potvrďte svoju e-mailovú adresu
verify-intro = Táto e-mailová adresa bola uvedená pri účte v našej službe. Potvrďte, prosím, že patrí Vám.
verify-intro-brand = Táto e-mailová adresa bola uvedená pri účte v službe { $brand }. Potvrďte, prosím, že patrí Vám.
verify-button = Potvrdiť adresu
verify-link = Ak chcete adresu potvrdiť, otvorte tento odkaz:
verify-expires = Platnosť odkazu: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Ak ste to neboli Vy, tento e-mail, prosím, ignorujte. Adresa potom zostane nepotvrdená.

## Päta

verify-reason = Tento e-mail dostávate, pretože táto adresa bola zadaná pri vytvorení alebo zmene účtu.
