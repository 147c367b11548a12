details-request = 요청 정보:
details-at = <strong>일시:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>기기:</strong> { $device }
details-location = <strong>대략적인 위치:</strong> { $location }
details-city-country = <strong>대략적인 위치:</strong> { $country }, { $city }
details-ip-address = <strong>IP 주소:</strong> { $ip }
