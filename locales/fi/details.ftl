details-request = Pyynnön tiedot:
details-at = <strong>Ajankohta:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Laite:</strong> { $device }
details-location = <strong>Arvioitu sijainti:</strong> { $location }
details-city-country = <strong>Arvioitu sijainti:</strong> { $city }, { $country }
details-ip-address = <strong>IP-osoite:</strong> { $ip }
