## Subiect și previzualizare

stolen-subject-brand = Alegeți o parolă nouă pentru { $brand }
stolen-preheader = Parola dumneavoastră a apărut printre datele furate de la un alt serviciu.

## Text

stolen-title = Alegeți o parolă nouă
stolen-intro = Adresa de e-mail și parola contului dumneavoastră au apărut printre datele furate de la un alt serviciu.
stolen-intro-brand = Adresa de e-mail și parola contului dumneavoastră { $brand } au apărut printre datele furate de la un alt serviciu.
stolen-change = Oricine are aceste date s-ar putea autentifica în contul dumneavoastră. Vă rugăm să alegeți o parolă nouă, pe care nu o folosiți nicăieri altundeva.
stolen-elsewhere = Dacă folosiți vechea parolă și pentru alte conturi, vă rugăm să o schimbați și acolo.

## Subsol

stolen-reason = Primiți acest e-mail deoarece este afectat contul asociat acestei adrese.
