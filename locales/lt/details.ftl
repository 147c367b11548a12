details-request = Prašymo duomenys:
details-at = <strong>Data ir laikas:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Įrenginys:</strong> { $device }
details-location = <strong>Apytikslė vieta:</strong> { $location }
details-city-country = <strong>Apytikslė vieta:</strong> { $city }, { $country }
details-ip-address = <strong>IP adresas:</strong> { $ip }
