details-request = Відомості про запит:
details-at = <strong>Дата й час:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Пристрій:</strong> { $device }
details-location = <strong>Приблизне місце:</strong> { $location }
details-city-country = <strong>Приблизне місце:</strong> { $city }, { $country }
details-ip-address = <strong>IP-адреса:</strong> { $ip }
