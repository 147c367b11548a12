details-request = Podaci o zahtevu:
details-at = <strong>Datum i vreme:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Uređaj:</strong> { $device }
details-location = <strong>Približna lokacija:</strong> { $location }
details-city-country = <strong>Približna lokacija:</strong> { $city }, { $country }
details-ip-address = <strong>IP adresa:</strong> { $ip }
