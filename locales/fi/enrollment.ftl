## Aihe

enrollment-subject-brand = { $brand }: ota käyttöön kaksivaiheinen tunnistautuminen

## Teksti

enrollment-title = Ota käyttöön kaksivaiheinen tunnistautuminen
enrollment-intro = Lisää kirjautumiseen toinen tunnistautumistapa käyttäjätilisi suojaksi.
enrollment-intro-brand = Lisää kirjautumiseen toinen tunnistautumistapa käyttäjätilisi suojaksi palvelussa { $brand }.
enrollment-why = Toinen tunnistautumistapa, kuten puhelimen sovellus, pitää muut poissa tililtäsi, vaikka he tietäisivät salasanasi.
enrollment-button = Ota käyttöön nyt
enrollment-link = Ota toinen tunnistautumistapa käyttöön avaamalla tämä linkki:
enrollment-not-you = Jos et odottanut tätä viestiä, älä avaa linkkiä.

## Alatunniste

enrollment-reason = Saat tämän viestin, koska tähän osoitteeseen rekisteröidylle käyttäjätilille on otettava käyttöön kaksivaiheinen tunnistautuminen.
