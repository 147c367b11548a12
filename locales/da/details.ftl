details-request = Oplysninger om anmodningen:
details-at = <strong>Tidspunkt:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Enhed:</strong> { $device }
details-location = <strong>Omtrentlig placering:</strong> { $location }
details-city-country = <strong>Omtrentlig placering:</strong> { $city }, { $country }
details-ip-address = <strong>IP-adresse:</strong> { $ip }
