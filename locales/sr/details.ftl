details-request = Подаци о захтеву:
details-at = <strong>Датум и време:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Уређај:</strong> { $device }
details-location = <strong>Приближна локација:</strong> { $location }
details-city-country = <strong>Приближна локација:</strong> { $city }, { $country }
details-ip-address = <strong>IP адреса:</strong> { $ip }
