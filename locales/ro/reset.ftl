## Subiect și previzualizare

reset-subject = Resetați-vă parola
reset-subject-brand = Resetați-vă parola pentru { $brand }
reset-preheader = Linkul din acest e-mail este valabil timp de { DURATION($duration) }.

## Text

reset-title = Resetați-vă parola
reset-intro = Am primit o solicitare de resetare a parolei contului dumneavoastră.
reset-intro-brand = Am primit o solicitare de resetare a parolei contului dumneavoastră { $brand }.
reset-button = Alegeți o parolă nouă
reset-link = Pentru a alege o parolă nouă, deschideți acest link:
reset-expires = Linkul este valabil timp de <strong>{ DURATION($duration) }</strong>. După aceea puteți solicita unul nou.
reset-keep-private = Vă rugăm să nu redirecționați acest e-mail. Oricine are linkul poate alege o parolă nouă.

## Detaliile solicitării

reset-details = Detaliile solicitării:
reset-requested-at = <strong>Data și ora:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Dispozitiv:</strong> { $device }
reset-location = <strong>Locație aproximativă:</strong> { $location }
reset-not-you = Dacă nu ați solicitat acest lucru, puteți ignora acest e-mail. Parola dumneavoastră rămâne neschimbată.

## Subsol

reset-reason = Primiți acest e-mail deoarece a fost solicitată o parolă nouă pentru contul asociat acestei adrese.
