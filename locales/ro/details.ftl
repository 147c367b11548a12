details-request = Detaliile solicitării:
details-at = <strong>Data și ora:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Dispozitiv:</strong> { $device }
details-location = <strong>Locație aproximativă:</strong> { $location }
details-city-country = <strong>Locație aproximativă:</strong> { $city }, { $country }
details-ip-address = <strong>Adresă IP:</strong> { $ip }
