## Emne og forhåndsvisning

verify-subject = Bekræft din e-mailadresse
verify-subject-brand = Bekræft din e-mailadresse til { $brand }
verify-preheader = Der er kun ét skridt tilbage, så er din e-mailadresse bekræftet.

## Tekst

verify-title = Bekræft din e-mailadresse
verify-intro = Denne e-mailadresse er angivet for en konto hos os. Bekræft venligst, at den tilhører dig.
verify-intro-brand = Denne e-mailadresse er angivet for en konto hos { $brand }. Bekræft venligst, at den tilhører dig.
verify-button = Bekræft adressen
verify-link = Åbn dette link for at bekræfte adressen:
verify-expires = Linket virker i <strong>{ DURATION($duration) }</strong>.
verify-not-you = Hvis det ikke var dig, bedes du se bort fra denne e-mail. Adressen forbliver så ubekræftet.

## Sidefod

verify-reason = Du modtager denne e-mail, fordi denne adresse blev angivet, da en konto blev oprettet eller ændret.
