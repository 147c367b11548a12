details-request = Данни за заявката:
details-at = <strong>Дата и час:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Устройство:</strong> { $device }
details-location = <strong>Приблизително местоположение:</strong> { $location }
details-city-country = <strong>Приблизително местоположение:</strong> { $city }, { $country }
details-ip-address = <strong>IP адрес:</strong> { $ip }
