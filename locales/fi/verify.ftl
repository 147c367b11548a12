## Aihe ja esikatselurivi

verify-subject = Vahvista sähköpostiosoitteesi
verify-subject-brand = { $brand }: vahvista sähköpostiosoitteesi
verify-preheader = Enää yksi vaihe, niin sähköpostiosoitteesi on vahvistettu.

## Teksti

verify-title = Vahvista sähköpostiosoitteesi
verify-intro = Tämä sähköpostiosoite on ilmoitettu palvelumme käyttäjätilille. Vahvista, että osoite on sinun.
verify-intro-brand = Tämä sähköpostiosoite on ilmoitettu käyttäjätilille palvelussa { $brand }. Vahvista, että osoite on sinun.
verify-button = Vahvista osoite
verify-link = Vahvista osoite avaamalla tämä linkki:
verify-expires = Linkin voimassaoloaika on <strong>{ DURATION($duration) }</strong>.
verify-not-you = Jos et pyytänyt tätä, jätä viesti huomiotta. Osoite jää silloin vahvistamatta.

## Alatunniste

verify-reason = Saat tämän viestin, koska tämä osoite annettiin käyttäjätiliä luotaessa tai muutettaessa.
