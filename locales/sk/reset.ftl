## Predmet a náhľad

reset-subject = Obnovenie hesla
reset-subject-brand = Obnovenie hesla k službe { $brand }
reset-preheader = Platnosť odkazu v tomto e-maile: { DURATION($duration) }.

## Text

reset-title = Obnovenie hesla
reset-intro = Dostali sme žiadosť o obnovenie hesla k Vášmu účtu.
reset-intro-brand = Dostali sme žiadosť o obnovenie hesla k Vášmu účtu v službe { $brand }.
reset-button = Nastaviť nové heslo
reset-link = Ak chcete nastaviť nové heslo, otvorte tento odkaz:
reset-expires = Platnosť odkazu: <strong>{ DURATION($duration) }</strong>. Po jej uplynutí môžete požiadať o nový odkaz.
reset-keep-private = Tento e-mail, prosím, nikomu nepreposielajte. Každý, kto má tento odkaz, môže nastaviť nové heslo.

## Podrobnosti o žiadosti

reset-details = Podrobnosti o žiadosti:
reset-requested-at = <strong>Dátum a čas:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Zariadenie:</strong> { $device }
reset-location = <strong>Približná poloha:</strong> { $location }
reset-not-you = Ak ste o to nepožiadali Vy, môžete tento e-mail ignorovať. Vaše heslo zostane nezmenené.

## Päta

reset-reason = Tento e-mail dostávate, pretože bolo vyžiadané nové heslo k účtu s touto adresou.
