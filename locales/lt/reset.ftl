## Tema ir peržiūros eilutė

reset-subject = Slaptažodžio atkūrimas
reset-subject-brand = „{ $brand }“ slaptažodžio atkūrimas
reset-preheader = Šiame laiške esančios nuorodos galiojimo trukmė: { DURATION($duration) }.

## Tekstas

reset-title = Slaptažodžio atkūrimas
reset-intro = Gavome prašymą atkurti Jūsų paskyros slaptažodį.
reset-intro-brand = Gavome prašymą atkurti Jūsų „{ $brand }“ paskyros slaptažodį.
reset-button = Sukurti naują slaptažodį
reset-link = Naują slaptažodį galima sukurti atidarius šią nuorodą:
reset-expires = Nuorodos galiojimo trukmė: <strong>{ DURATION($duration) }</strong>. Jai pasibaigus, galėsite paprašyti naujos nuorodos.
reset-keep-private = Prašome niekam nepersiųsti šio laiško. Naują slaptažodį gali sukurti kiekvienas, kas turi šią nuorodą.

## Prašymo duomenys

reset-details = Prašymo duomenys:
reset-requested-at = <strong>Data ir laikas:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Įrenginys:</strong> { $device }
reset-location = <strong>Apytikslė vieta:</strong> { $location }
reset-not-you = Jei to neprašėte, galite nekreipti dėmesio į šį laišką. Jūsų slaptažodis nepasikeis.

## Poraštė

reset-reason = Šį laišką gavote, nes buvo paprašyta naujo slaptažodžio su šiuo adresu susietai paskyrai.
