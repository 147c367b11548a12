## Temats un priekšskatījums

approval-subject-brand = Nepieciešams Jūsu apstiprinājums pakalpojumā “{ $brand }”
approval-preheader = Pārbaudiet datus un pēc tam apstipriniet vai noraidiet pieprasījumu.

## Teksts

approval-title = Nepieciešams Jūsu apstiprinājums
approval-intro = Darbībai Jūsu kontā ir nepieciešams Jūsu apstiprinājums.
approval-intro-brand = Darbībai Jūsu “{ $brand }” kontā ir nepieciešams Jūsu apstiprinājums.
approval-message = <strong>Ziņojums:</strong> { $message }
approval-compare = Lūdzu, salīdziniet šo ziņojumu ar to, kas redzams vietā, kur darbība tika sākta. Apstipriniet darbību tikai tad, ja abi ziņojumi sakrīt.
approval-button = Skatīt pieprasījumu
approval-link = Lai skatītu pieprasījumu, atveriet šo saiti:
approval-not-you = Ja Jums nekas par to nav zināms, neapstipriniet pieprasījumu. Bez Jūsu apstiprinājuma nekas nenotiks.

## Kājene

approval-reason = Jūs saņēmāt šo e-pasta vēstuli, jo darbībai ar šo adresi saistītajā kontā ir nepieciešams apstiprinājums.
