## Zadeva in predogled

blocked-subject-brand = Vaš račun v storitvi { $brand } je blokiran
blocked-preheader = Zaznali smo več neuspešnih poskusov prijave.

## Besedilo

blocked-title = Vaš račun je blokiran
blocked-intro = Zaznali smo več neuspešnih poskusov prijave v vaš uporabniški račun. Zaradi varnosti smo ga blokirali.
blocked-intro-brand = Zaznali smo več neuspešnih poskusov prijave v vaš uporabniški račun v storitvi { $brand }. Zaradi varnosti smo ga blokirali.
blocked-details = Podrobnosti o poskusih:
blocked-you = Če ste se poskušali prijaviti vi, lahko račun odblokirate.
blocked-button = Odblokirajte račun
blocked-link = Če želite odblokirati račun, odprite to povezavo:
blocked-not-you = Če se niste poskušali prijaviti vi, naj račun ostane blokiran: tako do njega ne more nihče drug.

## Noga

blocked-reason = To sporočilo ste prejeli, ker je bil uporabniški račun, povezan s tem naslovom, blokiran.
