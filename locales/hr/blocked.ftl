## Predmet i pretpregled

blocked-subject-brand = Vaš račun u usluzi { $brand } je blokiran
blocked-preheader = Zabilježeno je nekoliko neuspjelih pokušaja prijave.

## Tekst

blocked-title = Vaš je račun blokiran
blocked-intro = Zabilježeno je nekoliko neuspjelih pokušaja prijave na Vaš korisnički račun. Kako bismo ga zaštitili, blokirali smo ga.
blocked-intro-brand = Zabilježeno je nekoliko neuspjelih pokušaja prijave na Vaš korisnički račun u usluzi { $brand }. Kako bismo ga zaštitili, blokirali smo ga.
blocked-details = Pojedinosti o pokušajima:
blocked-you = Ako ste se Vi pokušali prijaviti, možete deblokirati račun.
blocked-button = Deblokirajte račun
blocked-link = Za deblokiranje računa otvorite ovu poveznicu:
blocked-not-you = Ako se niste Vi pokušali prijaviti, ostavite račun blokiranim: tako mu nitko drugi ne može pristupiti.

## Podnožje

blocked-reason = Ovu poruku primate jer je blokiran korisnički račun povezan s ovom adresom.
