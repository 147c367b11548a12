## Teema ja eelvaade

approval-subject-brand = Vaja on Teie kinnitust teenuses { $brand }
approval-preheader = Kontrollige andmeid ning seejärel kinnitage taotlus või lükake see tagasi.

## Tekst

approval-title = Vaja on Teie kinnitust
approval-intro = Üks toiming Teie kontol vajab Teie kinnitust.
approval-intro-brand = Üks toiming Teie kontol teenuses { $brand } vajab Teie kinnitust.
approval-message = <strong>Teade:</strong> { $message }
approval-compare = Palun võrrelge seda teadet sellega, mida näidatakse seal, kus toimingut alustati. Kinnitage toiming ainult siis, kui teated on ühesugused.
approval-button = Vaadake taotlust
approval-link = Taotluse vaatamiseks avage see link:
approval-not-you = Kui Te sellest midagi ei tea, ärge taotlust kinnitage. Ilma Teie kinnituseta ei juhtu midagi.

## Jalus

approval-reason = Saite selle kirja, sest toiming selle aadressiga seotud kontol vajab kinnitust.
