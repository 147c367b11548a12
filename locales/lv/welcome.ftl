## Temats un priekšskatījums

welcome-subject = Laipni lūdzam
welcome-subject-brand = Laipni lūdzam pakalpojumā “{ $brand }”
welcome-preheader = Jūsu konts ir gatavs lietošanai.

## Teksts

welcome-title = Laipni lūdzam
welcome-title-brand = Laipni lūdzam pakalpojumā “{ $brand }”
welcome-intro = Paldies, ka izveidojāt kontu mūsu pakalpojumā. To jau varat lietot.
welcome-intro-brand = Paldies, ka izveidojāt “{ $brand }” kontu. To jau varat lietot.
welcome-created-at = <strong>Izveidošanas datums:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Pāriet uz kontu
welcome-link = Lai pārietu uz savu kontu, atveriet šo saiti:
welcome-not-you = Ja šo kontu neizveidojāt Jūs, varat neņemt vērā šo vēstuli.
welcome-not-you-support = Ja šo kontu neizveidojāt Jūs, lūdzu, <link>paziņojiet mums</link>.

## Kājene

welcome-reason = Jūs saņēmāt šo e-pasta vēstuli, jo ar šo adresi tika izveidots konts.
