### Az oldalak, amelyekre a verify_email és a reset_email hivatkozásai vezetnek.

## Egy fiók címe

verify-title = Erősítse meg e-mail-címét
verify-lead = Kérjük, erősítse meg, hogy ez az e-mail-cím az Öné, és hogy ezt használja { $application }-fiókjához.
verify-button = Cím megerősítése
verify-done-title = E-mail-címét sikeresen megerősítette
verify-already = Ezt az e-mail-címet már megerősítették
verify-done = Bezárhatja ezt az oldalt, és továbbra is használhatja { $application }-fiókját.

## Új jelszó

reset-title = Jelszó visszaállítása
reset-lead = Új jelszót kértek az Ön { $application }-fiókjához. Ha Ön kérte, kérjük, folytassa. Ha nem, zárja be ezt az oldalt: jelszava változatlan marad.
reset-button = Folytatás
reset-done-title = Kérését sikeresen megerősítette
reset-done = Kérjük, új jelszava megadásához térjen vissza ide: { $application }.

## Már nem működő hivatkozások

link-used = Ezt a hivatkozást már felhasználták
link-expired = Ez a hivatkozás lejárt
link-unknown = Ez a hivatkozás érvénytelen
link-again = Kérjük, használja a legutóbbi e-mailben található hivatkozást, vagy kérjen újat itt: { $application }.

## Hiba a mi oldalunkon

later-title = Ez jelenleg nem lehetséges
later = Kérjük, néhány perc múlva nyissa meg újra a hivatkozást.
