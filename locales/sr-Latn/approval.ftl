## Naslov i pregled

approval-subject-brand = Potrebno je Vaše odobrenje na servisu { $brand }
approval-preheader = Proverite podatke, a zatim odobrite ili odbijte zahtev.

## Tekst

approval-title = Potrebno je Vaše odobrenje
approval-intro = Radnja na Vašem nalogu čeka Vaše odobrenje.
approval-intro-brand = Radnja na Vašem nalogu na servisu { $brand } čeka Vaše odobrenje.
approval-message = <strong>Poruka:</strong> { $message }
approval-compare = Uporedite poruku sa onom koja je prikazana tamo gde je radnja pokrenuta. Odobrite radnju samo ako su obe iste.
approval-button = Pregledajte zahtev
approval-link = Da biste pregledali zahtev, otvorite ovaj link:
approval-not-you = Ako o ovome ništa ne znate, nemojte odobriti zahtev. Bez Vašeg odobrenja ništa se neće dogoditi.

## Podnožje

approval-reason = Ovu poruku dobijate jer radnja na nalogu povezanom sa ovom adresom zahteva odobrenje.
