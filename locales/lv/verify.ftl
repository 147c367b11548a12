## Temats un priekšskatījums

verify-subject = Apstipriniet savu e-pasta adresi
verify-subject-brand = Apstipriniet savu “{ $brand }” konta e-pasta adresi
verify-preheader = Atlicis tikai viens solis līdz e-pasta adreses apstiprināšanai.

## Teksts

verify-title = Apstipriniet savu e-pasta adresi
verify-intro = Šī e-pasta adrese tika norādīta kontam mūsu pakalpojumā. Lūdzu, apstipriniet, ka tā pieder Jums.
verify-intro-brand = Šī e-pasta adrese tika norādīta “{ $brand }” kontam. Lūdzu, apstipriniet, ka tā pieder Jums.
verify-button = Apstiprināt adresi
verify-link = Lai apstiprinātu adresi, atveriet šo saiti:
verify-expires = Saites derīguma termiņš: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Ja tas nebijāt Jūs, lūdzu, neņemiet vērā šo vēstuli. Adrese tad paliks neapstiprināta.

## Kājene

verify-reason = Jūs saņēmāt šo e-pasta vēstuli, jo šī adrese tika ievadīta, veidojot vai mainot kontu.
