details-request = Pojedinosti zahtjeva:
details-at = <strong>Datum i vrijeme:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Uređaj:</strong> { $device }
details-location = <strong>Približna lokacija:</strong> { $location }
details-city-country = <strong>Približna lokacija:</strong> { $city }, { $country }
details-ip-address = <strong>IP-adresa:</strong> { $ip }
