## Onderwerp en voorbeeldregel

blocked-subject-brand = Uw account bij { $brand } is geblokkeerd
blocked-preheader = Er is meerdere keren zonder succes geprobeerd in te loggen.

## Tekst

blocked-title = Uw account is geblokkeerd
blocked-intro = Er is meerdere keren zonder succes geprobeerd in te loggen op uw account. We hebben het account geblokkeerd om het te beschermen.
blocked-intro-brand = Er is meerdere keren zonder succes geprobeerd in te loggen op uw account bij { $brand }. We hebben het account geblokkeerd om het te beschermen.
blocked-details = Gegevens van de pogingen:
blocked-you = Was u dit zelf? Dan kunt u de blokkering opheffen.
blocked-button = Account deblokkeren
blocked-link = Open deze link om het account te deblokkeren:
blocked-not-you = Was u dit niet? Laat de blokkering dan staan: zo blijft uw account ontoegankelijk voor anderen.

## Voettekst

blocked-reason = U ontvangt deze e-mail omdat het account dat bij dit adres hoort, is geblokkeerd.
