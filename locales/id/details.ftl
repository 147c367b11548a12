details-request = Rincian permintaan:
details-at = <strong>Waktu:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Perangkat:</strong> { $device }
details-location = <strong>Perkiraan lokasi:</strong> { $location }
details-city-country = <strong>Perkiraan lokasi:</strong> { $city }, { $country }
details-ip-address = <strong>Alamat IP:</strong> { $ip }
