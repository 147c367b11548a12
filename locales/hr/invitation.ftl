## Predmet i pretpregled

invitation-subject-brand = { $brand } Vas poziva da se pridružite
invitation-preheader = Otvorite ovu poruku kako biste prihvatili pozivnicu.

## Tekst

invitation-title = Imate pozivnicu
invitation-intro = Imate pozivnicu za našu uslugu.
invitation-intro-brand = { $brand } Vas poziva da se pridružite.
invitation-button = Prihvatite pozivnicu
invitation-link = Za prihvaćanje pozivnice otvorite ovu poveznicu:
invitation-not-you = Ako niste očekivali ovu pozivnicu, možete zanemariti ovu poruku. Ništa se neće dogoditi dok je ne prihvatite.

## Pojedinosti pozivnice

invitation-details = Pojedinosti pozivnice:
invitation-inviter = <strong>Pozivnicu šalje:</strong> { $inviter }
invitation-roles = <strong>Uloge:</strong> { LIST($roles) }

## Podnožje

invitation-reason = Ovu poruku primate jer je netko poslao pozivnicu na ovu adresu.
