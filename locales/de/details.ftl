details-request = Angaben zur Anfrage:
details-at = <strong>Zeitpunkt:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Gerät:</strong> { $device }
details-location = <strong>Ungefährer Ort:</strong> { $location }
details-city-country = <strong>Ungefährer Ort:</strong> { $city }, { $country }
details-ip-address = <strong>IP-Adresse:</strong> { $ip }
