## Aihe ja esikatselurivi

welcome-subject = Tervetuloa
welcome-subject-brand = Tervetuloa palveluun { $brand }
welcome-preheader = Käyttäjätilisi on valmis käytettäväksi.

## Teksti

welcome-title = Tervetuloa
welcome-title-brand = Tervetuloa palveluun { $brand }
welcome-intro = Kiitos, että loit käyttäjätilin palveluumme. Voit ottaa sen heti käyttöön.
welcome-intro-brand = Kiitos, että loit käyttäjätilin palveluun { $brand }. Voit ottaa sen heti käyttöön.
welcome-created-at = <strong>Luotu:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Siirry tilillesi
welcome-link = Siirry käyttäjätilillesi avaamalla tämä linkki:
welcome-not-you = Jos et ole luonut tätä käyttäjätiliä, voit jättää viestin huomiotta.
welcome-not-you-support = Jos et ole luonut tätä käyttäjätiliä, <link>ilmoita siitä meille</link>.

## Alatunniste

welcome-reason = Saat tämän viestin, koska tällä osoitteella luotiin käyttäjätili.
