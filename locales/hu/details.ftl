details-request = A kérés adatai:
details-at = <strong>Időpont:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Eszköz:</strong> { $device }
details-location = <strong>Hozzávetőleges hely:</strong> { $location }
details-city-country = <strong>Hozzávetőleges hely:</strong> { $city }, { $country }
details-ip-address = <strong>IP-cím:</strong> { $ip }
