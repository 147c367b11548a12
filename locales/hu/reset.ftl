## Tárgy és előnézet

reset-subject = Jelszó visszaállítása
reset-subject-brand = { $brand }: jelszó visszaállítása
reset-preheader = Az e-mailben található hivatkozás érvényességi ideje: { DURATION($duration) }.

## Szöveg

reset-title = Jelszó visszaállítása
reset-intro = Kérést kaptunk az Ön fiókjához tartozó jelszó visszaállítására.
reset-intro-brand = Kérést kaptunk az Ön { $brand }-fiókjához tartozó jelszó visszaállítására.
reset-button = Új jelszó megadása
reset-link = Új jelszó megadásához nyissa meg ezt a hivatkozást:
reset-expires = A hivatkozás érvényességi ideje: <strong>{ DURATION($duration) }</strong>. Ennek lejárta után újat kérhet.
reset-keep-private = Kérjük, ne továbbítsa ezt az e-mailt. A hivatkozás birtokában bárki megadhat új jelszót.

## A kérés adatai

reset-details = A kérés adatai:
reset-requested-at = <strong>Időpont:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Eszköz:</strong> { $device }
reset-location = <strong>Hozzávetőleges hely:</strong> { $location }
reset-not-you = Ha nem Ön kérte, ezt az e-mailt figyelmen kívül hagyhatja. Jelszava változatlan marad.

## Lábléc

reset-reason = Ezt az e-mailt azért kapta, mert új jelszót kértek az ehhez a címhez tartozó fiókhoz.
