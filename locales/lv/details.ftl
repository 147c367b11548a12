details-request = Pieprasījuma dati:
details-at = <strong>Datums un laiks:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Ierīce:</strong> { $device }
details-location = <strong>Aptuvenā atrašanās vieta:</strong> { $location }
details-city-country = <strong>Aptuvenā atrašanās vieta:</strong> { $city }, { $country }
details-ip-address = <strong>IP adrese:</strong> { $ip }
