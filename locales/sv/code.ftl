## I alla mejl

code-preheader = Koden finns i det här mejlet.
code-preheader-expires = Koden i det här mejlet gäller i { DURATION($duration) }.
code-expires = Koden gäller i <strong>{ DURATION($duration) }</strong>. Därefter kan du begära en ny.
code-keep-private = Lämna inte ut koden till någon. Vi ber dig aldrig om den.

## verify_email_by_code

code-verify-enter = Ange den här koden för att bekräfta adressen:

## reset_email_by_code

code-reset-enter = Ange den här koden för att välja ett nytt lösenord:

## auth_email_by_code

code-sign-in-title = Din inloggningskod
code-sign-in-subject-brand = Din inloggningskod för { $brand }
code-sign-in-intro = Vi har fått en begäran om att logga in med den här e-postadressen.
code-sign-in-intro-brand = Vi har fått en begäran om att logga in hos { $brand } med den här e-postadressen.
code-sign-in-enter = Ange den här koden för att logga in:
code-sign-in-not-you = Om du inte har försökt logga in kan du bortse från det här mejlet. Ingen kan logga in utan koden.
code-sign-in-reason = Du får det här mejlet eftersom en inloggning med den här adressen har begärts.

## mfa_oob_code

code-mfa-title = Din verifieringskod
code-mfa-subject-brand = Din verifieringskod för { $brand }
code-mfa-intro = Det återstår ett steg för att logga in på ditt konto.
code-mfa-intro-brand = Det återstår ett steg för att logga in på ditt konto hos { $brand }.
code-mfa-enter = Ange den här koden för att slutföra inloggningen:
code-mfa-not-you = Om du inte håller på att logga in just nu kan någon annan känna till ditt lösenord. Byt lösenord så snart du kan.
code-mfa-reason = Du får det här mejlet eftersom kontot som är registrerat på den här adressen kräver en kod vid inloggning.
