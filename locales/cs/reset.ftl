## Předmět a náhled

reset-subject = Obnovení hesla
reset-subject-brand = Obnovení hesla ke službě { $brand }
reset-preheader = Platnost odkazu v tomto e-mailu: { DURATION($duration) }.

## Text

reset-title = Obnovení hesla
reset-intro = Obdrželi jsme žádost o obnovení hesla k Vašemu účtu.
reset-intro-brand = Obdrželi jsme žádost o obnovení hesla k Vašemu účtu ve službě { $brand }.
reset-button = Nastavit nové heslo
reset-link = Nové heslo nastavíte po otevření tohoto odkazu:
reset-expires = Platnost odkazu: <strong>{ DURATION($duration) }</strong>. Po jejím uplynutí si můžete vyžádat nový odkaz.
reset-keep-private = Tento e-mail prosím nikomu nepřeposílejte. Kdokoli, kdo má odkaz k dispozici, může nastavit nové heslo.

## Podrobnosti žádosti

reset-details = Podrobnosti žádosti:
reset-requested-at = <strong>Datum a čas:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Zařízení:</strong> { $device }
reset-location = <strong>Přibližná poloha:</strong> { $location }
reset-not-you = Pokud tato žádost nepochází od Vás, můžete tento e-mail ignorovat. Vaše heslo zůstane beze změny.

## Zápatí

reset-reason = Tento e-mail dostáváte, protože bylo vyžádáno nové heslo k účtu s touto adresou.
