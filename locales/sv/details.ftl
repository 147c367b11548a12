details-request = Uppgifter om begäran:
details-at = <strong>Tidpunkt:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Enhet:</strong> { $device }
details-location = <strong>Ungefärlig plats:</strong> { $location }
details-city-country = <strong>Ungefärlig plats:</strong> { $city }, { $country }
details-ip-address = <strong>IP-adress:</strong> { $ip }
