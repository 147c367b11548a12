## Emne og forhåndsvisning

stolen-subject-brand = Vælg en ny adgangskode til { $brand }
stolen-preheader = Din adgangskode er dukket op i data, der er stjålet fra en anden tjeneste.

## Tekst

stolen-title = Vælg en ny adgangskode
stolen-intro = E-mailadressen og adgangskoden til din konto er dukket op i data, der er stjålet fra en anden tjeneste.
stolen-intro-brand = E-mailadressen og adgangskoden til din konto hos { $brand } er dukket op i data, der er stjålet fra en anden tjeneste.
stolen-change = Alle, der har disse data, kan muligvis logge ind på din konto. Vælg en ny adgangskode, som du ikke bruger andre steder.
stolen-elsewhere = Hvis du også bruger den gamle adgangskode til andre konti, bør du skifte den dér.

## Sidefod

stolen-reason = Du modtager denne e-mail, fordi den konto, der er registreret på denne adresse, er berørt.
