## Temats un priekšskatījums

reset-subject = Paroles atiestatīšana
reset-subject-brand = “{ $brand }” paroles atiestatīšana
reset-preheader = Šajā e-pasta vēstulē iekļautās saites derīguma termiņš: { DURATION($duration) }.

## Teksts

reset-title = Paroles atiestatīšana
reset-intro = Esam saņēmuši pieprasījumu atiestatīt Jūsu konta paroli.
reset-intro-brand = Esam saņēmuši pieprasījumu atiestatīt Jūsu “{ $brand }” konta paroli.
reset-button = Izveidot jaunu paroli
reset-link = Lai izveidotu jaunu paroli, atveriet šo saiti:
reset-expires = Saites derīguma termiņš: <strong>{ DURATION($duration) }</strong>. Pēc tam varēsiet pieprasīt jaunu saiti.
reset-keep-private = Lūdzu, nepārsūtiet šo e-pasta vēstuli. Ikviens, kam ir šī saite, var izveidot jaunu paroli.

## Pieprasījuma dati

reset-details = Pieprasījuma dati:
reset-requested-at = <strong>Datums un laiks:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Ierīce:</strong> { $device }
reset-location = <strong>Aptuvenā atrašanās vieta:</strong> { $location }
reset-not-you = Ja Jūs to nepieprasījāt, varat neņemt vērā šo vēstuli. Jūsu parole netiks mainīta.

## Kājene

reset-reason = Jūs saņēmāt šo e-pasta vēstuli, jo ar šo adresi saistītajam kontam tika pieprasīta jauna parole.
