## Naslov i pregled

invitation-subject-brand = { $brand } Vas poziva da se pridružite
invitation-preheader = Otvorite ovu poruku da biste prihvatili pozivnicu.

## Tekst

invitation-title = Imate pozivnicu
invitation-intro = Imate pozivnicu za naš servis.
invitation-intro-brand = { $brand } Vas poziva da se pridružite.
invitation-button = Prihvatite pozivnicu
invitation-link = Da biste prihvatili pozivnicu, otvorite ovaj link:
invitation-not-you = Ako niste očekivali ovu pozivnicu, možete zanemariti ovu poruku. Ništa se neće dogoditi dok je ne prihvatite.

## Podaci o pozivnici

invitation-details = Podaci o pozivnici:
invitation-inviter = <strong>Pozivnicu šalje:</strong> { $inviter }
invitation-roles = <strong>Uloge:</strong> { LIST($roles) }

## Podnožje

invitation-reason = Ovu poruku dobijate jer je neko poslao pozivnicu na ovu adresu.
