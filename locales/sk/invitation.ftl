## Predmet a náhľad

invitation-subject-brand = { $brand } Vás pozýva, aby ste sa pripojili
invitation-preheader = Pozvánku môžete prijať v tomto e-maile.

## Text

invitation-title = Máte pozvánku
invitation-intro = Dostali ste pozvánku do našej služby.
invitation-intro-brand = { $brand } Vás pozýva, aby ste sa pripojili.
invitation-button = Prijať pozvánku
invitation-link = Ak chcete pozvánku prijať, otvorte tento odkaz:
invitation-not-you = Ak ste túto pozvánku neočakávali, môžete tento e-mail ignorovať. Kým ju neprijmete, nič sa nestane.

## Podrobnosti o pozvánke

invitation-details = Podrobnosti o pozvánke:
invitation-inviter = <strong>Pozvánku posiela:</strong> { $inviter }
invitation-roles = <strong>Roly:</strong> { LIST($roles) }

## Päta

invitation-reason = Tento e-mail dostávate, pretože niekto poslal na túto adresu pozvánku.
