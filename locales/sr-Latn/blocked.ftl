## Naslov i pregled

blocked-subject-brand = Vaš nalog na servisu { $brand } je blokiran
blocked-preheader = Zabeleženo je nekoliko neuspešnih pokušaja prijave.

## Tekst

blocked-title = Vaš nalog je blokiran
blocked-intro = Zabeleženo je nekoliko neuspešnih pokušaja prijave na Vaš nalog. Da bismo ga zaštitili, blokirali smo ga.
blocked-intro-brand = Zabeleženo je nekoliko neuspešnih pokušaja prijave na Vaš nalog na servisu { $brand }. Da bismo ga zaštitili, blokirali smo ga.
blocked-details = Podaci o pokušajima:
blocked-you = Ako ste Vi pokušali da se prijavite, možete deblokirati nalog.
blocked-button = Deblokirajte nalog
blocked-link = Da biste deblokirali nalog, otvorite ovaj link:
blocked-not-you = Ako niste Vi pokušali da se prijavite, ostavite nalog blokiran: tako mu niko drugi ne može pristupiti.

## Podnožje

blocked-reason = Ovu poruku dobijate jer je blokiran nalog povezan sa ovom adresom.
