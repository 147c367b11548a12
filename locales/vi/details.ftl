details-request = Chi tiết yêu cầu:
details-at = <strong>Thời gian:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Thiết bị:</strong> { $device }
details-location = <strong>Vị trí gần đúng:</strong> { $location }
details-city-country = <strong>Vị trí gần đúng:</strong> { $city }, { $country }
details-ip-address = <strong>Địa chỉ IP:</strong> { $ip }
