details-request = Dados do pedido:
details-at = <strong>Data e hora:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Dispositivo:</strong> { $device }
details-location = <strong>Localização aproximada:</strong> { $location }
details-city-country = <strong>Localização aproximada:</strong> { $city }, { $country }
details-ip-address = <strong>Endereço IP:</strong> { $ip }
