details-request = Datos de la solicitud:
details-at = <strong>Fecha y hora:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Dispositivo:</strong> { $device }
details-location = <strong>Ubicación aproximada:</strong> { $location }
details-city-country = <strong>Ubicación aproximada:</strong> { $city }, { $country }
details-ip-address = <strong>Dirección IP:</strong> { $ip }
