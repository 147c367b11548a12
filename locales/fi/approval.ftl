## Aihe ja esikatselurivi

approval-subject-brand = { $brand }: hyväksyntääsi tarvitaan
approval-preheader = Tarkista tiedot ja hyväksy tai hylkää sitten pyyntö.

## Teksti

approval-title = Hyväksyntääsi tarvitaan
approval-intro = Käyttäjätililläsi on toiminto, joka odottaa hyväksyntääsi.
approval-intro-brand = Käyttäjätililläsi palvelussa { $brand } on toiminto, joka odottaa hyväksyntääsi.
approval-message = <strong>Viesti:</strong> { $message }
approval-compare = Vertaa viestiä siihen, joka näkyy siellä, missä toiminto aloitettiin. Hyväksy toiminto vain, jos viestit ovat samat.
approval-button = Tarkista pyyntö
approval-link = Tarkista pyyntö avaamalla tämä linkki:
approval-not-you = Jos et tiedä tästä mitään, älä hyväksy pyyntöä. Mitään ei tapahdu ilman hyväksyntääsi.

## Alatunniste

approval-reason = Saat tämän viestin, koska tähän osoitteeseen rekisteröidyllä käyttäjätilillä on toiminto, joka odottaa hyväksyntää.
