details-request = Podrobnosti o žiadosti:
details-at = <strong>Dátum a čas:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Zariadenie:</strong> { $device }
details-location = <strong>Približná poloha:</strong> { $location }
details-city-country = <strong>Približná poloha:</strong> { $city }, { $country }
details-ip-address = <strong>IP adresa:</strong> { $ip }
