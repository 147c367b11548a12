## Naslov i pregled

stolen-subject-brand = Postavite novu lozinku za servis { $brand }
stolen-preheader = Vaša lozinka se pojavila među podacima ukradenim sa drugog servisa.

## Tekst

stolen-title = Postavite novu lozinku
stolen-intro = Adresa e-pošte i lozinka Vašeg naloga pojavile su se među podacima ukradenim sa drugog servisa.
stolen-intro-brand = Adresa e-pošte i lozinka Vašeg naloga na servisu { $brand } pojavile su se među podacima ukradenim sa drugog servisa.
stolen-change = Svako ko ima te podatke mogao bi da se prijavi na Vaš nalog. Molimo Vas da postavite novu lozinku koju ne koristite nigde drugde.
stolen-elsewhere = Ako staru lozinku koristite i za druge naloge, promenite je i tamo.

## Podnožje

stolen-reason = Ovu poruku dobijate jer se krađa podataka odnosi na nalog povezan sa ovom adresom.
