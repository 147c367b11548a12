details-request = جزئیات درخواست:
details-at = <strong>زمان:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>دستگاه:</strong> { $device }
details-location = <strong>مکان تقریبی:</strong> { $location }
details-city-country = <strong>مکان تقریبی:</strong> { $city }، { $country }
details-ip-address = <strong>نشانی IP:</strong> { $ip }
