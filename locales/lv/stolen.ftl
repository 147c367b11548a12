## Temats un priekšskatījums

stolen-subject-brand = Lūdzu, izveidojiet jaunu “{ $brand }” paroli
stolen-preheader = Jūsu parole ir atrasta datos, kas nozagti no cita pakalpojuma.

## Teksts

stolen-title = Lūdzu, izveidojiet jaunu paroli
stolen-intro = Jūsu konta e-pasta adrese un parole ir atrastas datos, kas nozagti no cita pakalpojuma.
stolen-intro-brand = Jūsu “{ $brand }” konta e-pasta adrese un parole ir atrastas datos, kas nozagti no cita pakalpojuma.
stolen-change = Ikviens, kam ir šie dati, varētu pieteikties Jūsu kontā. Lūdzu, izveidojiet jaunu paroli, ko neizmantojat nekur citur.
stolen-elsewhere = Ja veco paroli izmantojat arī citiem kontiem, lūdzu, nomainiet to arī tur.

## Kājene

stolen-reason = Jūs saņēmāt šo e-pasta vēstuli, jo datu zādzība skar ar šo adresi saistīto kontu.
