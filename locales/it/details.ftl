details-request = Dettagli della richiesta:
details-at = <strong>Data e ora:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Dispositivo:</strong> { $device }
details-location = <strong>Posizione approssimativa:</strong> { $location }
details-city-country = <strong>Posizione approssimativa:</strong> { $city }, { $country }
details-ip-address = <strong>Indirizzo IP:</strong> { $ip }
