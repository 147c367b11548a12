## Tema ir peržiūros eilutė

verify-subject = Patvirtinkite savo el. pašto adresą
verify-subject-brand = Patvirtinkite savo „{ $brand }“ paskyros el. pašto adresą
verify-preheader = Liko vienas žingsnis iki el. pašto adreso patvirtinimo.

## Tekstas

verify-title = Patvirtinkite savo el. pašto adresą
verify-intro = Šis el. pašto adresas buvo nurodytas paskyrai mūsų sistemoje. Prašome patvirtinti, kad jis priklauso Jums.
verify-intro-brand = Šis el. pašto adresas buvo nurodytas „{ $brand }“ paskyrai. Prašome patvirtinti, kad jis priklauso Jums.
verify-button = Patvirtinti adresą
verify-link = Adresą galima patvirtinti atidarius šią nuorodą:
verify-expires = Nuorodos galiojimo trukmė: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Jei tai buvote ne Jūs, prašome nekreipti dėmesio į šį laišką. Tokiu atveju adresas liks nepatvirtintas.

## Poraštė

verify-reason = Šį laišką gavote, nes šis adresas buvo įvestas kuriant arba keičiant paskyrą.
