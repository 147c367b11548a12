### Puslapiai, į kuriuos veda verify_email ir reset_email nuorodos.

## Paskyros adresas

verify-title = Patvirtinkite savo el. pašto adresą
verify-lead = Prašome patvirtinti, kad šis el. pašto adresas priklauso Jums ir kad jį naudojate savo „{ $application }“ paskyrai.
verify-button = Patvirtinti adresą
verify-done-title = Jūsų el. pašto adresas patvirtintas
verify-already = Šis el. pašto adresas jau patvirtintas
verify-done = Galite užverti šį puslapį ir toliau naudotis „{ $application }“ paslaugomis.

## Naujas slaptažodis

reset-title = Slaptažodžio atkūrimas
reset-lead = Buvo paprašyta naujo slaptažodžio Jūsų „{ $application }“ paskyrai. Jei tai buvote Jūs, prašome tęsti. Jei ne, užverkite šį puslapį: Jūsų slaptažodis nepasikeis.
reset-button = Tęsti
reset-done-title = Jūsų prašymas patvirtintas
reset-done = Prašome grįžti į „{ $application }“ sistemą ir sukurti naują slaptažodį.

## Nebeveikiančios nuorodos

link-used = Ši nuoroda jau panaudota
link-expired = Šios nuorodos galiojimo laikas baigėsi
link-unknown = Ši nuoroda negalioja
link-again = Prašome naudoti naujausiame laiške esančią nuorodą arba paprašyti naujos nuorodos „{ $application }“ sistemoje.

## Sutrikimas mūsų pusėje

later-title = Šiuo metu tai neįmanoma
later = Prašome atidaryti nuorodą dar kartą po kelių minučių.
