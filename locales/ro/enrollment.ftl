## Subiect

enrollment-subject-brand = Configurați autentificarea în doi pași pentru { $brand }

## Text

enrollment-title = Configurați autentificarea în doi pași
enrollment-intro = Vă rugăm să configurați un al doilea factor pentru autentificarea în contul dumneavoastră.
enrollment-intro-brand = Vă rugăm să configurați un al doilea factor pentru autentificarea în contul dumneavoastră { $brand }.
enrollment-why = Un al doilea factor, de exemplu o aplicație de pe telefon, îi împiedică pe alții să vă acceseze contul, chiar dacă vă cunosc parola.
enrollment-button = Configurați acum
enrollment-link = Pentru a configura al doilea factor, deschideți acest link:
enrollment-not-you = Dacă nu așteptați acest e-mail, vă rugăm să nu deschideți linkul.

## Subsol

enrollment-reason = Primiți acest e-mail deoarece pentru contul asociat acestei adrese trebuie configurată autentificarea în doi pași.
