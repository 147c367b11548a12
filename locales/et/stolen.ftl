## Teema ja eelvaade

stolen-subject-brand = Palun määrake teenuses { $brand } uus parool
stolen-preheader = Teie parool leiti teisest teenusest varastatud andmete hulgast.

## Tekst

stolen-title = Palun määrake uus parool
stolen-intro = Teie konto e-posti aadress ja parool leiti teisest teenusest varastatud andmete hulgast.
stolen-intro-brand = Teie teenuse { $brand } konto e-posti aadress ja parool leiti teisest teenusest varastatud andmete hulgast.
stolen-change = Igaüks, kellel on need andmed, saaks Teie kontole sisse logida. Palun määrake uus parool, mida Te kusagil mujal ei kasuta.
stolen-elsewhere = Kui kasutate vana parooli ka teistel kontodel, muutke see palun ka seal.

## Jalus

stolen-reason = Saite selle kirja, sest andmevargus puudutab selle aadressiga seotud kontot.
