details-request = Gegevens van het verzoek:
details-at = <strong>Tijdstip:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Apparaat:</strong> { $device }
details-location = <strong>Geschatte locatie:</strong> { $location }
details-city-country = <strong>Geschatte locatie:</strong> { $city }, { $country }
details-ip-address = <strong>IP-adres:</strong> { $ip }
