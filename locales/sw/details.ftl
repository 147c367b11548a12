details-request = Maelezo ya ombi:
details-at = <strong>Wakati:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Kifaa:</strong> { $device }
details-location = <strong>Mahali (makadirio):</strong> { $location }
details-city-country = <strong>Mahali (makadirio):</strong> { $city }, { $country }
details-ip-address = <strong>Anwani ya IP:</strong> { $ip }
