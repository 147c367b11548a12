### Bez tvarů, které by prozrazovaly rod osoby („požádal/požádala“): věty se jim vyhýbají. Vykání s velkým písmenem.

## Vedle tlačítka

layout-fallback = Pokud tlačítko nefunguje, zkopírujte prosím tento odkaz do prohlížeče:

## Údaje o účtu

layout-address = <strong>E-mailová adresa:</strong> { $email }
layout-organization = <strong>Organizace:</strong> { $organization }

## Zápatí

layout-support-email = Máte dotazy? Napište nám: { $email }
layout-support-url = Máte dotazy? Odpovědi najdete na našich <link>stránkách podpory</link>.
layout-support-both = Máte dotazy? Odpovědi najdete na našich <link>stránkách podpory</link>, nebo nám napište: { $email }
layout-sent-by = Odesílatel: { $brand }
