## Tema ir peržiūros eilutė

stolen-subject-brand = Sukurkite naują „{ $brand }“ slaptažodį
stolen-preheader = Jūsų slaptažodis aptiktas tarp duomenų, pavogtų iš kitos paslaugos.

## Tekstas

stolen-title = Sukurkite naują slaptažodį
stolen-intro = Jūsų paskyros el. pašto adresas ir slaptažodis aptikti tarp duomenų, pavogtų iš kitos paslaugos.
stolen-intro-brand = Jūsų „{ $brand }“ paskyros el. pašto adresas ir slaptažodis aptikti tarp duomenų, pavogtų iš kitos paslaugos.
stolen-change = Šiuos duomenis turintys asmenys galėtų prisijungti prie Jūsų paskyros. Prašome sukurti naują slaptažodį, kurio nenaudojate niekur kitur.
stolen-elsewhere = Jei senąjį slaptažodį naudojate ir kitoms paskyroms, prašome jį pakeisti ir ten.

## Poraštė

stolen-reason = Šį laišką gavote, nes duomenų vagystė palietė su šiuo adresu susietą paskyrą.
