## În toate

code-preheader = Codul se află în acest e-mail.
code-preheader-expires = Codul din acest e-mail este valabil timp de { DURATION($duration) }.
code-expires = Codul este valabil timp de <strong>{ DURATION($duration) }</strong>. După aceea puteți solicita unul nou.
code-keep-private = Nu comunicați nimănui acest cod. Noi nu vi-l vom cere niciodată.

## verify_email_by_code

code-verify-enter = Pentru a confirma adresa, introduceți acest cod:

## reset_email_by_code

code-reset-enter = Pentru a alege o parolă nouă, introduceți acest cod:

## auth_email_by_code

code-sign-in-title = Codul dumneavoastră de autentificare
code-sign-in-subject-brand = Codul dumneavoastră de autentificare pentru { $brand }
code-sign-in-intro = Am primit o solicitare de autentificare cu această adresă de e-mail.
code-sign-in-intro-brand = Am primit o solicitare de autentificare la { $brand } cu această adresă de e-mail.
code-sign-in-enter = Pentru a vă autentifica, introduceți acest cod:
code-sign-in-not-you = Dacă nu ați încercat să vă autentificați, puteți ignora acest e-mail. Nimeni nu se poate autentifica fără cod.
code-sign-in-reason = Primiți acest e-mail deoarece a fost solicitată o autentificare cu această adresă.

## mfa_oob_code

code-mfa-title = Codul dumneavoastră de verificare
code-mfa-subject-brand = Codul dumneavoastră de verificare pentru { $brand }
code-mfa-intro = Mai este necesar un pas pentru autentificarea în contul dumneavoastră.
code-mfa-intro-brand = Mai este necesar un pas pentru autentificarea în contul dumneavoastră { $brand }.
code-mfa-enter = Pentru a finaliza autentificarea, introduceți acest cod:
code-mfa-not-you = Dacă nu vă autentificați chiar acum, este posibil ca altcineva să vă cunoască parola. Vă rugăm să o schimbați cât mai curând.
code-mfa-reason = Primiți acest e-mail deoarece contul asociat acestei adrese solicită un cod la autentificare.
