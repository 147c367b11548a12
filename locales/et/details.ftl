details-request = Taotluse andmed:
details-at = <strong>Kuupäev ja kellaaeg:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Seade:</strong> { $device }
details-location = <strong>Ligikaudne asukoht:</strong> { $location }
details-city-country = <strong>Ligikaudne asukoht:</strong> { $city }, { $country }
details-ip-address = <strong>IP-aadress:</strong> { $ip }
