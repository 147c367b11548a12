## Aihe ja esikatselurivi

invitation-subject-brand = { $brand }: olet saanut kutsun
invitation-preheader = Avaa tämä viesti ja hyväksy kutsu.

## Teksti

invitation-title = Olet saanut kutsun
invitation-intro = Olet saanut kutsun palvelumme käyttäjäksi.
invitation-intro-brand = Olet saanut kutsun: { $brand }.
invitation-button = Hyväksy kutsu
invitation-link = Hyväksy kutsu avaamalla tämä linkki:
invitation-not-you = Jos et odottanut tätä kutsua, voit jättää viestin huomiotta. Mitään ei tapahdu, ellet hyväksy kutsua.

## Kutsun tiedot

invitation-details = Kutsun tiedot:
invitation-inviter = <strong>Kutsuja:</strong> { $inviter }
invitation-roles = <strong>Roolit:</strong> { LIST($roles) }

## Alatunniste

invitation-reason = Saat tämän viestin, koska joku lähetti kutsun tähän osoitteeseen.
