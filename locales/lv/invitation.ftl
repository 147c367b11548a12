## Temats un priekšskatījums

invitation-subject-brand = “{ $brand }” aicina Jūs pievienoties
invitation-preheader = Atveriet šo e-pasta vēstuli, lai pieņemtu uzaicinājumu.

## Teksts

invitation-title = Jums ir uzaicinājums
invitation-intro = Jūs saņēmāt uzaicinājumu pievienoties mūsu pakalpojumam.
invitation-intro-brand = “{ $brand }” aicina Jūs pievienoties.
invitation-button = Pieņemt uzaicinājumu
invitation-link = Lai pieņemtu uzaicinājumu, atveriet šo saiti:
invitation-not-you = Ja negaidījāt šo uzaicinājumu, varat neņemt vērā šo vēstuli. Kamēr uzaicinājums nav pieņemts, nekas nenotiks.

## Uzaicinājuma dati

invitation-details = Uzaicinājuma dati:
invitation-inviter = <strong>Uzaicina:</strong> { $inviter }
invitation-roles = <strong>Lomas:</strong> { LIST($roles) }

## Kājene

invitation-reason = Jūs saņēmāt šo e-pasta vēstuli, jo kāds nosūtīja uzaicinājumu uz šo adresi.
