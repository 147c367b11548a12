details-request = Opplysninger om forespørselen:
details-at = <strong>Tidspunkt:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Enhet:</strong> { $device }
details-location = <strong>Omtrentlig sted:</strong> { $location }
details-city-country = <strong>Omtrentlig sted:</strong> { $city }, { $country }
details-ip-address = <strong>IP-adresse:</strong> { $ip }
