## Bendra

code-preheader = Kodas yra šiame laiške.
code-preheader-expires = Šiame laiške esančio kodo galiojimo trukmė: { DURATION($duration) }.
code-expires = Kodo galiojimo trukmė: <strong>{ DURATION($duration) }</strong>. Jai pasibaigus, galėsite paprašyti naujo kodo.
code-keep-private = Niekam neatskleiskite šio kodo. Mes niekada jo iš Jūsų neprašysime.

## verify_email_by_code

code-verify-enter = Kad patvirtintumėte adresą, įveskite šį kodą:

## reset_email_by_code

code-reset-enter = Kad sukurtumėte naują slaptažodį, įveskite šį kodą:

## auth_email_by_code

code-sign-in-title = Jūsų prisijungimo kodas
code-sign-in-subject-brand = Jūsų „{ $brand }“ prisijungimo kodas
code-sign-in-intro = Gavome prašymą prisijungti su šiuo el. pašto adresu.
code-sign-in-intro-brand = Gavome prašymą prisijungti prie „{ $brand }“ su šiuo el. pašto adresu.
code-sign-in-enter = Kad prisijungtumėte, įveskite šį kodą:
code-sign-in-not-you = Jei prisijungti bandėte ne Jūs, galite nekreipti dėmesio į šį laišką. Be kodo niekas negali prisijungti.
code-sign-in-reason = Šį laišką gavote, nes buvo paprašyta prisijungti su šiuo adresu.

## mfa_oob_code

code-mfa-title = Jūsų patvirtinimo kodas
code-mfa-subject-brand = Jūsų „{ $brand }“ patvirtinimo kodas
code-mfa-intro = Norint prisijungti prie Jūsų paskyros, reikia dar vieno veiksmo.
code-mfa-intro-brand = Norint prisijungti prie Jūsų „{ $brand }“ paskyros, reikia dar vieno veiksmo.
code-mfa-enter = Kad užbaigtumėte prisijungimą, įveskite šį kodą:
code-mfa-not-you = Jei šiuo metu neprisijungiate, Jūsų slaptažodį gali žinoti kas nors kitas. Prašome kuo greičiau jį pakeisti.
code-mfa-reason = Šį laišką gavote, nes prisijungiant prie su šiuo adresu susietos paskyros reikia kodo.
