## Tárgy és előnézet

invitation-subject-brand = Meghívó: { $brand }
invitation-preheader = A meghívót ebben az e-mailben fogadhatja el.

## Szöveg

invitation-title = Meghívót kapott
invitation-intro = Meghívót kapott, hogy csatlakozzon szolgáltatásunkhoz.
invitation-intro-brand = Meghívót kapott, hogy csatlakozzon ide: { $brand }.
invitation-button = Meghívó elfogadása
invitation-link = A meghívó elfogadásához nyissa meg ezt a hivatkozást:
invitation-not-you = Ha nem számított erre a meghívóra, az e-mailt figyelmen kívül hagyhatja. Amíg nem fogadja el, semmi sem történik.

## A meghívó adatai

invitation-details = A meghívó adatai:
invitation-inviter = <strong>A meghívó küldője:</strong> { $inviter }
invitation-roles = <strong>Szerepkörök:</strong> { LIST($roles) }

## Lábléc

invitation-reason = Ezt az e-mailt azért kapta, mert valaki meghívót küldött erre a címre.
