## Predmet a náhľad

stolen-subject-brand = Nastavte si, prosím, nové heslo k službe { $brand }
stolen-preheader = Vaše heslo sa objavilo medzi údajmi ukradnutými z inej služby.

## Text

stolen-title = Nastavte si, prosím, nové heslo
stolen-intro = E-mailová adresa a heslo k Vášmu účtu sa objavili medzi údajmi ukradnutými z inej služby.
stolen-intro-brand = E-mailová adresa a heslo k Vášmu účtu v službe { $brand } sa objavili medzi údajmi ukradnutými z inej služby.
stolen-change = Každý, kto má tieto údaje, by sa mohol prihlásiť do Vášho účtu. Nastavte si, prosím, nové heslo, ktoré nepoužívate nikde inde.
stolen-elsewhere = Ak staré heslo používate aj v iných účtoch, zmeňte ho, prosím, aj tam.

## Päta

stolen-reason = Tento e-mail dostávate, pretože únik údajov sa týka účtu s touto adresou.
