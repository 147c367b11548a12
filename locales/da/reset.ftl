## Emne og forhåndsvisning

reset-subject = Nulstil din adgangskode
reset-subject-brand = Nulstil din adgangskode til { $brand }
reset-preheader = Linket i denne e-mail virker i { DURATION($duration) }.

## Tekst

reset-title = Nulstil din adgangskode
reset-intro = Vi har modtaget en anmodning om at nulstille adgangskoden til din konto.
reset-intro-brand = Vi har modtaget en anmodning om at nulstille adgangskoden til din konto hos { $brand }.
reset-button = Vælg en ny adgangskode
reset-link = Åbn dette link for at vælge en ny adgangskode:
reset-expires = Linket virker i <strong>{ DURATION($duration) }</strong>. Derefter kan du bede om et nyt.
reset-keep-private = Videresend ikke denne e-mail. Alle, der har linket, kan vælge en ny adgangskode.

## Oplysninger om anmodningen

reset-details = Oplysninger om anmodningen:
reset-requested-at = <strong>Tidspunkt:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Enhed:</strong> { $device }
reset-location = <strong>Omtrentlig placering:</strong> { $location }
reset-not-you = Hvis du ikke har bedt om dette, kan du se bort fra denne e-mail. Din adgangskode forbliver uændret.

## Sidefod

reset-reason = Du modtager denne e-mail, fordi der er bedt om en ny adgangskode til den konto, der er registreret på denne adresse.
