details-request = รายละเอียดของคำขอ:
details-at = <strong>วันที่:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>อุปกรณ์:</strong> { $device }
details-location = <strong>ตำแหน่งโดยประมาณ:</strong> { $location }
details-city-country = <strong>ตำแหน่งโดยประมาณ:</strong> { $city }, { $country }
details-ip-address = <strong>ที่อยู่ IP:</strong> { $ip }
