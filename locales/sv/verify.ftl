## Ämnesrad och förhandsvisning

verify-subject = Bekräfta din e-postadress
verify-subject-brand = Bekräfta din e-postadress för { $brand }
verify-preheader = Ett steg till, sedan är din e-postadress bekräftad.

## Text

verify-title = Bekräfta din e-postadress
verify-intro = Den här e-postadressen har angetts för ett konto hos oss. Bekräfta att adressen är din.
verify-intro-brand = Den här e-postadressen har angetts för ett konto hos { $brand }. Bekräfta att adressen är din.
verify-button = Bekräfta adressen
verify-link = Öppna den här länken för att bekräfta adressen:
verify-expires = Länken gäller i <strong>{ DURATION($duration) }</strong>.
verify-not-you = Om det inte var du kan du bortse från det här mejlet. Adressen förblir då obekräftad.

## Sidfot

verify-reason = Du får det här mejlet eftersom den här adressen angavs när ett konto skapades eller ändrades.
