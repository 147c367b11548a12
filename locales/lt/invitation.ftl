## Tema ir peržiūros eilutė

invitation-subject-brand = „{ $brand }“ kviečia Jus prisijungti
invitation-preheader = Atidarykite šį laišką ir priimkite kvietimą.

## Tekstas

invitation-title = Gavote kvietimą
invitation-intro = Gavote kvietimą prisijungti prie mūsų paslaugos.
invitation-intro-brand = „{ $brand }“ kviečia Jus prisijungti.
invitation-button = Priimti kvietimą
invitation-link = Kvietimą galima priimti atidarius šią nuorodą:
invitation-not-you = Jei šio kvietimo nesitikėjote, galite nekreipti dėmesio į šį laišką. Kol kvietimo nepriimsite, nieko neįvyks.

## Kvietimo duomenys

invitation-details = Kvietimo duomenys:
invitation-inviter = <strong>Kviečia:</strong> { $inviter }
invitation-roles = <strong>Vaidmenys:</strong> { LIST($roles) }

## Poraštė

invitation-reason = Šį laišką gavote, nes kažkas šiuo adresu išsiuntė kvietimą.
