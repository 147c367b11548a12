## Aihe ja esikatselurivi

stolen-subject-brand = { $brand }: valitse uusi salasana
stolen-preheader = Salasanasi löytyi toisesta palvelusta varastettujen tietojen joukosta.

## Teksti

stolen-title = Valitse uusi salasana
stolen-intro = Käyttäjätilisi sähköpostiosoite ja salasana löytyivät toisesta palvelusta varastettujen tietojen joukosta.
stolen-intro-brand = Käyttäjätilisi sähköpostiosoite ja salasana palvelussa { $brand } löytyivät toisesta palvelusta varastettujen tietojen joukosta.
stolen-change = Kuka tahansa, jolla on nämä tiedot, voisi kirjautua tilillesi. Valitse uusi salasana, jota et käytä missään muualla.
stolen-elsewhere = Jos käytät vanhaa salasanaa myös muilla tileillä, vaihda se sielläkin.

## Alatunniste

stolen-reason = Saat tämän viestin, koska asia koskee tähän osoitteeseen rekisteröityä käyttäjätiliä.
