## Aihe ja esikatselurivi

blocked-subject-brand = { $brand }: käyttäjätilisi on lukittu
blocked-preheader = Useat kirjautumisyritykset epäonnistuivat.

## Teksti

blocked-title = Käyttäjätilisi on lukittu
blocked-intro = Käyttäjätilillesi yritettiin kirjautua useita kertoja siinä onnistumatta. Lukitsimme tilin sen suojaamiseksi.
blocked-intro-brand = Käyttäjätilillesi palvelussa { $brand } yritettiin kirjautua useita kertoja siinä onnistumatta. Lukitsimme tilin sen suojaamiseksi.
blocked-details = Yritysten tiedot:
blocked-you = Jos yritit itse kirjautua, voit avata lukituksen.
blocked-button = Avaa lukitus
blocked-link = Avaa käyttäjätilin lukitus tästä linkistä:
blocked-not-you = Jos et yrittänyt kirjautua, jätä lukitus voimaan: se estää muita pääsemästä tilillesi.

## Alatunniste

blocked-reason = Saat tämän viestin, koska tähän osoitteeseen rekisteröity käyttäjätili lukittiin.
