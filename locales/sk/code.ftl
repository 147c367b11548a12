## Spoločné

code-preheader = Kód nájdete v tomto e-maile.
code-preheader-expires = Platnosť kódu v tomto e-maile: { DURATION($duration) }.
code-expires = Platnosť kódu: <strong>{ DURATION($duration) }</strong>. Po jej uplynutí môžete požiadať o nový kód.
code-keep-private = Tento kód nikomu neprezrádzajte. Nikdy ho od Vás nebudeme žiadať.

## verify_email_by_code

code-verify-enter = Ak chcete adresu potvrdiť, zadajte tento kód:

## reset_email_by_code

code-reset-enter = Ak chcete nastaviť nové heslo, zadajte tento kód:

## auth_email_by_code

code-sign-in-title = Váš prihlasovací kód
code-sign-in-subject-brand = Váš prihlasovací kód do služby { $brand }
code-sign-in-intro = Dostali sme žiadosť o prihlásenie s touto e-mailovou adresou.
code-sign-in-intro-brand = Dostali sme žiadosť o prihlásenie do služby { $brand } s touto e-mailovou adresou.
code-sign-in-enter = Ak sa chcete prihlásiť, zadajte tento kód:
code-sign-in-not-you = Ak ste sa neprihlasovali Vy, môžete tento e-mail ignorovať. Bez kódu sa nikto neprihlási.
code-sign-in-reason = Tento e-mail dostávate, pretože bolo vyžiadané prihlásenie s touto adresou.

## mfa_oob_code

code-mfa-title = Váš overovací kód
code-mfa-subject-brand = Váš overovací kód pre službu { $brand }
code-mfa-intro = Prihlásenie do Vášho účtu vyžaduje ešte jeden krok.
code-mfa-intro-brand = Prihlásenie do Vášho účtu v službe { $brand } vyžaduje ešte jeden krok.
code-mfa-enter = Ak chcete prihlásenie dokončiť, zadajte tento kód:
code-mfa-not-you = Ak sa práve neprihlasujete, Vaše heslo možno pozná niekto iný. Čo najskôr si ho, prosím, zmeňte.
code-mfa-reason = Tento e-mail dostávate, pretože účet s touto adresou vyžaduje pri prihlásení kód.
