## Közös

code-preheader = A kódot ebben az e-mailben találja.
code-preheader-expires = Az e-mailben található kód érvényességi ideje: { DURATION($duration) }.
code-expires = A kód érvényességi ideje: <strong>{ DURATION($duration) }</strong>. Ennek lejárta után újat kérhet.
code-keep-private = Senkinek ne adja meg ezt a kódot. Mi soha nem fogjuk elkérni Öntől.

## verify_email_by_code

code-verify-enter = A cím megerősítéséhez írja be ezt a kódot:

## reset_email_by_code

code-reset-enter = Új jelszó megadásához írja be ezt a kódot:

## auth_email_by_code

code-sign-in-title = Az Ön bejelentkezési kódja
code-sign-in-subject-brand = { $brand }: az Ön bejelentkezési kódja
code-sign-in-intro = Bejelentkezési kérést kaptunk ezzel az e-mail-címmel.
code-sign-in-intro-brand = Bejelentkezési kérést kaptunk ezzel az e-mail-címmel a következő szolgáltatásba: { $brand }.
code-sign-in-enter = A bejelentkezéshez írja be ezt a kódot:
code-sign-in-not-you = Ha nem Ön próbált bejelentkezni, ezt az e-mailt figyelmen kívül hagyhatja. A kód nélkül senki sem tud bejelentkezni.
code-sign-in-reason = Ezt az e-mailt azért kapta, mert bejelentkezést kezdeményeztek ezzel a címmel.

## mfa_oob_code

code-mfa-title = Az Ön ellenőrző kódja
code-mfa-subject-brand = { $brand }: az Ön ellenőrző kódja
code-mfa-intro = Fiókjába való bejelentkezéséhez még egy lépés szükséges.
code-mfa-intro-brand = Az Ön { $brand }-fiókjába való bejelentkezéshez még egy lépés szükséges.
code-mfa-enter = A bejelentkezés befejezéséhez írja be ezt a kódot:
code-mfa-not-you = Ha most nem Ön próbál bejelentkezni, valaki más ismerheti a jelszavát. Kérjük, mielőbb változtassa meg.
code-mfa-reason = Ezt az e-mailt azért kapta, mert az ehhez a címhez tartozó fiókba való bejelentkezéshez kód szükséges.
