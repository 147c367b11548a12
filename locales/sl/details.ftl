details-request = Podrobnosti zahteve:
details-at = <strong>Datum in ura:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Naprava:</strong> { $device }
details-location = <strong>Približna lokacija:</strong> { $location }
details-city-country = <strong>Približna lokacija:</strong> { $city }, { $country }
details-ip-address = <strong>Naslov IP:</strong> { $ip }
