## Aihe ja esikatselurivi

reset-subject = Vaihda salasanasi
reset-subject-brand = { $brand }: vaihda salasanasi
reset-preheader = Tämän viestin linkin voimassaoloaika on { DURATION($duration) }.

## Teksti

reset-title = Vaihda salasanasi
reset-intro = Saimme pyynnön vaihtaa käyttäjätilisi salasanan.
reset-intro-brand = Saimme pyynnön vaihtaa käyttäjätilisi salasanan palvelussa { $brand }.
reset-button = Valitse uusi salasana
reset-link = Valitse uusi salasana avaamalla tämä linkki:
reset-expires = Linkin voimassaoloaika on <strong>{ DURATION($duration) }</strong>. Sen jälkeen voit pyytää uuden linkin.
reset-keep-private = Älä lähetä tätä viestiä eteenpäin. Kuka tahansa, jolla on linkki, voi valita uuden salasanan.

## Pyynnön tiedot

reset-details = Pyynnön tiedot:
reset-requested-at = <strong>Ajankohta:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Laite:</strong> { $device }
reset-location = <strong>Arvioitu sijainti:</strong> { $location }
reset-not-you = Jos et pyytänyt tätä, voit jättää viestin huomiotta. Salasanasi pysyy ennallaan.

## Alatunniste

reset-reason = Saat tämän viestin, koska tähän osoitteeseen rekisteröidylle käyttäjätilille pyydettiin uutta salasanaa.
