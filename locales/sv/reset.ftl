## Ämnesrad och förhandsvisning

reset-subject = Återställ ditt lösenord
reset-subject-brand = Återställ ditt lösenord för { $brand }
reset-preheader = Länken i det här mejlet gäller i { DURATION($duration) }.

## Text

reset-title = Återställ ditt lösenord
reset-intro = Vi har fått en begäran om att återställa lösenordet för ditt konto.
reset-intro-brand = Vi har fått en begäran om att återställa lösenordet för ditt konto hos { $brand }.
reset-button = Välj ett nytt lösenord
reset-link = Öppna den här länken för att välja ett nytt lösenord:
reset-expires = Länken gäller i <strong>{ DURATION($duration) }</strong>. Därefter kan du begära en ny.
reset-keep-private = Vidarebefordra inte det här mejlet. Alla som har länken kan välja ett nytt lösenord.

## Uppgifter om begäran

reset-details = Uppgifter om begäran:
reset-requested-at = <strong>Tidpunkt:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Enhet:</strong> { $device }
reset-location = <strong>Ungefärlig plats:</strong> { $location }
reset-not-you = Om du inte har begärt detta kan du bortse från det här mejlet. Ditt lösenord ändras inte.

## Sidfot

reset-reason = Du får det här mejlet eftersom ett nytt lösenord har begärts för kontot som är registrerat på den här adressen.
