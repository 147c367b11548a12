## Predmet i pretpregled

approval-subject-brand = Potrebno je Vaše odobrenje u usluzi { $brand }
approval-preheader = Provjerite pojedinosti, a zatim odobrite ili odbijte zahtjev.

## Tekst

approval-title = Potrebno je Vaše odobrenje
approval-intro = Radnja na Vašem korisničkom računu čeka Vaše odobrenje.
approval-intro-brand = Radnja na Vašem korisničkom računu u usluzi { $brand } čeka Vaše odobrenje.
approval-message = <strong>Poruka:</strong> { $message }
approval-compare = Usporedite poruku s onom koja je prikazana ondje gdje je radnja pokrenuta. Odobrite radnju samo ako su obje jednake.
approval-button = Pregledajte zahtjev
approval-link = Za pregled zahtjeva otvorite ovu poveznicu:
approval-not-you = Ako ništa ne znate o ovome, nemojte odobriti zahtjev. Bez Vašeg odobrenja ništa se neće dogoditi.

## Podnožje

approval-reason = Ovu poruku primate jer radnja na korisničkom računu povezanom s ovom adresom zahtijeva odobrenje.
