## Subiect și previzualizare

blocked-subject-brand = Contul dumneavoastră { $brand } a fost blocat
blocked-preheader = Au existat mai multe încercări nereușite de autentificare.

## Text

blocked-title = Contul dumneavoastră a fost blocat
blocked-intro = Au existat mai multe încercări nereușite de autentificare în contul dumneavoastră. Pentru a-l proteja, l-am blocat.
blocked-intro-brand = Au existat mai multe încercări nereușite de autentificare în contul dumneavoastră { $brand }. Pentru a-l proteja, l-am blocat.
blocked-details = Detaliile încercărilor:
blocked-you = Dacă încercările vă aparțin, puteți ridica blocarea.
blocked-button = Deblocați contul
blocked-link = Pentru a debloca contul, deschideți acest link:
blocked-not-you = Dacă nu vă aparțin, păstrați blocarea: îi împiedică pe alții să vă acceseze contul.

## Subsol

blocked-reason = Primiți acest e-mail deoarece contul asociat acestei adrese a fost blocat.
