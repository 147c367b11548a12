details-request = Szczegóły prośby:
details-at = <strong>Data i godzina:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Urządzenie:</strong> { $device }
details-location = <strong>Przybliżona lokalizacja:</strong> { $location }
details-city-country = <strong>Przybliżona lokalizacja:</strong> { $city }, { $country }
details-ip-address = <strong>Adres IP:</strong> { $ip }
