details-request = Détails de la demande :
details-at = <strong>Date :</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Appareil :</strong> { $device }
details-location = <strong>Lieu approximatif :</strong> { $location }
details-city-country = <strong>Lieu approximatif :</strong> { $city }, { $country }
details-ip-address = <strong>Adresse IP :</strong> { $ip }
