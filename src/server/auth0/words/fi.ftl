### Sivut, joille verify_emailin ja reset_emailin linkit johtavat.

## Käyttäjätilin osoite

verify-title = Vahvista sähköpostiosoitteesi
verify-lead = Vahvista, että tämä sähköpostiosoite on sinun ja että käytät sitä palvelussa { $application }.
verify-button = Vahvista osoite
verify-done-title = Sähköpostiosoitteesi on vahvistettu
verify-already = Tämä sähköpostiosoite on jo vahvistettu
verify-done = Voit sulkea tämän sivun ja jatkaa palvelun { $application } käyttöä.

## Uusi salasana

reset-title = Vaihda salasanasi
reset-lead = Käyttäjätilillesi palvelussa { $application } pyydettiin uutta salasanaa. Jos pyysit sitä itse, jatka eteenpäin. Jos et, sulje tämä sivu: salasanasi pysyy ennallaan.
reset-button = Jatka
reset-done-title = Pyyntösi on vahvistettu
reset-done = Palaa palveluun { $application } ja valitse uusi salasana.

## Linkit, jotka eivät enää toimi

link-used = Tätä linkkiä on jo käytetty
link-expired = Tämä linkki on vanhentunut
link-unknown = Tämä linkki ei kelpaa
link-again = Käytä uusimmassa viestissä olevaa linkkiä tai pyydä palvelusta { $application } uusi linkki.

## Häiriö meillä

later-title = Tämä ei juuri nyt onnistu
later = Avaa linkki uudelleen muutaman minuutin kuluttua.
