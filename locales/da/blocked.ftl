## Emne og forhåndsvisning

blocked-subject-brand = Din konto hos { $brand } er blevet spærret
blocked-preheader = Der har været flere mislykkede forsøg på at logge ind.

## Tekst

blocked-title = Din konto er blevet spærret
blocked-intro = Der har været flere mislykkede forsøg på at logge ind på din konto. For at beskytte den har vi spærret den.
blocked-intro-brand = Der har været flere mislykkede forsøg på at logge ind på din konto hos { $brand }. For at beskytte den har vi spærret den.
blocked-details = Oplysninger om forsøgene:
blocked-you = Hvis det var dig, kan du ophæve spærringen.
blocked-button = Ophæv spærringen
blocked-link = Åbn dette link for at ophæve spærringen af kontoen:
blocked-not-you = Hvis det ikke var dig, bør du lade spærringen være aktiv: Den holder andre ude af din konto.

## Sidefod

blocked-reason = Du modtager denne e-mail, fordi den konto, der er registreret på denne adresse, er blevet spærret.
