details-request = Podrobnosti žádosti:
details-at = <strong>Datum a čas:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Zařízení:</strong> { $device }
details-location = <strong>Přibližná poloha:</strong> { $location }
details-city-country = <strong>Přibližná poloha:</strong> { $city }, { $country }
details-ip-address = <strong>IP adresa:</strong> { $ip }
