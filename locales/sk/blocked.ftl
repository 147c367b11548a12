## Predmet a náhľad

blocked-subject-brand = Váš účet v službe { $brand } bol zablokovaný
blocked-preheader = Došlo k niekoľkým neúspešným pokusom o prihlásenie.

## Text

blocked-title = Váš účet bol zablokovaný
blocked-intro = Došlo k niekoľkým neúspešným pokusom o prihlásenie do Vášho účtu. Z bezpečnostných dôvodov sme ho zablokovali.
blocked-intro-brand = Došlo k niekoľkým neúspešným pokusom o prihlásenie do Vášho účtu v službe { $brand }. Z bezpečnostných dôvodov sme ho zablokovali.
blocked-details = Podrobnosti o pokusoch:
blocked-you = Ak ste to boli Vy, môžete účet odblokovať.
blocked-button = Odblokovať účet
blocked-link = Ak chcete účet odblokovať, otvorte tento odkaz:
blocked-not-you = Ak ste to neboli Vy, nechajte účet zablokovaný: nikto cudzí sa doň tak nedostane.

## Päta

blocked-reason = Tento e-mail dostávate, pretože účet s touto adresou bol zablokovaný.
