## Teema ja eelvaade

blocked-subject-brand = Teie konto teenuses { $brand } on blokeeritud
blocked-preheader = Toimus mitu ebaõnnestunud sisselogimiskatset.

## Tekst

blocked-title = Teie konto on blokeeritud
blocked-intro = Teie kontole püüti mitu korda edutult sisse logida. Konto kaitsmiseks blokeerisime selle.
blocked-intro-brand = Teie kontole teenuses { $brand } püüti mitu korda edutult sisse logida. Konto kaitsmiseks blokeerisime selle.
blocked-details = Katsete andmed:
blocked-you = Kui sisse logida püüdsite Teie, saate blokeeringu eemaldada.
blocked-button = Eemaldage blokeering
blocked-link = Blokeeringu eemaldamiseks avage see link:
blocked-not-you = Kui see ei olnud Teie, jätke blokeering alles: see hoiab võõrad Teie kontost eemal.

## Jalus

blocked-reason = Saite selle kirja, sest selle aadressiga seotud konto blokeeriti.
