## Předmět a náhled

stolen-subject-brand = Zvolte si prosím nové heslo ke službě { $brand }
stolen-preheader = Vaše heslo se objevilo mezi údaji odcizenými z jiné služby.

## Text

stolen-title = Zvolte si prosím nové heslo
stolen-intro = E-mailová adresa a heslo k Vašemu účtu se objevily mezi údaji odcizenými z jiné služby.
stolen-intro-brand = E-mailová adresa a heslo k Vašemu účtu ve službě { $brand } se objevily mezi údaji odcizenými z jiné služby.
stolen-change = Kdokoli, kdo má tyto údaje, by se mohl přihlásit k Vašemu účtu. Zvolte si prosím nové heslo, které nepoužíváte nikde jinde.
stolen-elsewhere = Pokud staré heslo používáte i u jiných účtů, změňte je prosím i tam.

## Zápatí

stolen-reason = Tento e-mail dostáváte, protože se únik údajů týká účtu s touto adresou.
