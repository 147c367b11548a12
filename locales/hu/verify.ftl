## Tárgy és előnézet

verify-subject = Erősítse meg e-mail-címét
verify-subject-brand = { $brand }: erősítse meg e-mail-címét
verify-preheader = Már csak egy lépés van hátra e-mail-címe megerősítéséig.

## Szöveg

verify-title = Erősítse meg e-mail-címét
verify-intro = Ezt az e-mail-címet egy nálunk létrehozott fiókhoz adták meg. Kérjük, erősítse meg, hogy a cím az Öné.
verify-intro-brand = Ezt az e-mail-címet egy { $brand }-fiókhoz adták meg. Kérjük, erősítse meg, hogy a cím az Öné.
verify-button = Cím megerősítése
verify-link = A cím megerősítéséhez nyissa meg ezt a hivatkozást:
verify-expires = A hivatkozás érvényességi ideje: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Ha nem Ön adta meg a címet, kérjük, hagyja figyelmen kívül ezt az e-mailt. A cím így nem lesz megerősítve.

## Lábléc

verify-reason = Ezt az e-mailt azért kapta, mert ezt a címet adták meg egy fiók létrehozásakor vagy módosításakor.
