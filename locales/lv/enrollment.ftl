## Temats

enrollment-subject-brand = Iestatiet divfaktoru autentifikāciju pakalpojumam “{ $brand }”

## Teksts

enrollment-title = Iestatiet divfaktoru autentifikāciju
enrollment-intro = Lūdzu, iestatiet otro faktoru, lai pieteiktos savā kontā.
enrollment-intro-brand = Lūdzu, iestatiet otro faktoru, lai pieteiktos savā “{ $brand }” kontā.
enrollment-why = Otrais faktors, piemēram, lietotne tālrunī, liedz piekļuvi citiem pat tad, ja viņi zina Jūsu paroli.
enrollment-button = Iestatīt tūlīt
enrollment-link = Lai iestatītu otro faktoru, atveriet šo saiti:
enrollment-not-you = Ja negaidījāt šo e-pasta vēstuli, lūdzu, neatveriet saiti.

## Kājene

enrollment-reason = Jūs saņēmāt šo e-pasta vēstuli, jo ar šo adresi saistītajam kontam jāiestata divfaktoru autentifikācija.
