## Mada na muhtasari

invitation-subject-brand = Mwaliko wa kujiunga na { $brand }
invitation-preheader = Fungua barua pepe hii ili kukubali mwaliko.

## Maudhui

invitation-title = Umealikwa
invitation-intro = Umealikwa kujiunga na huduma yetu.
invitation-intro-brand = Umealikwa kujiunga na { $brand }.
invitation-button = Kubali mwaliko
invitation-link = Ili kukubali mwaliko, tafadhali fungua kiungo hiki:
invitation-not-you = Ikiwa hukutarajia mwaliko huu, unaweza kupuuza barua pepe hii. Hakuna kitakachofanyika usipokubali.

## Maelezo ya mwaliko

invitation-details = Maelezo ya mwaliko:
invitation-inviter = <strong>Umealikwa na:</strong> { $inviter }
invitation-roles = <strong>Majukumu:</strong> { LIST($roles) }

## Kijachini

invitation-reason = Umepokea barua pepe hii kwa sababu kuna mtu aliyetuma mwaliko kwa anwani hii.
