details-request = Butiran permintaan:
details-at = <strong>Masa:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Peranti:</strong> { $device }
details-location = <strong>Anggaran lokasi:</strong> { $location }
details-city-country = <strong>Anggaran lokasi:</strong> { $city }, { $country }
details-ip-address = <strong>Alamat IP:</strong> { $ip }
