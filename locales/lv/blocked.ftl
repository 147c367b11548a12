## Temats un priekšskatījums

blocked-subject-brand = Jūsu “{ $brand }” konts ir bloķēts
blocked-preheader = Ir bijuši vairāki neveiksmīgi pieteikšanās mēģinājumi.

## Teksts

blocked-title = Jūsu konts ir bloķēts
blocked-intro = Ir bijuši vairāki neveiksmīgi mēģinājumi pieteikties Jūsu kontā. Drošības nolūkā esam to bloķējuši.
blocked-intro-brand = Ir bijuši vairāki neveiksmīgi mēģinājumi pieteikties Jūsu “{ $brand }” kontā. Drošības nolūkā esam to bloķējuši.
blocked-details = Mēģinājumu dati:
blocked-you = Ja tas bijāt Jūs, varat kontu atbloķēt.
blocked-button = Atbloķēt kontu
blocked-link = Lai atbloķētu kontu, atveriet šo saiti:
blocked-not-you = Ja tas nebijāt Jūs, atstājiet kontu bloķētu: tā tam nevarēs piekļūt citas personas.

## Kājene

blocked-reason = Jūs saņēmāt šo e-pasta vēstuli, jo ar šo adresi saistītais konts tika bloķēts.
