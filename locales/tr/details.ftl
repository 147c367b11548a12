details-request = Talebin ayrıntıları:
details-at = <strong>Zaman:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Cihaz:</strong> { $device }
details-location = <strong>Yaklaşık konum:</strong> { $location }
details-city-country = <strong>Yaklaşık konum:</strong> { $city }, { $country }
details-ip-address = <strong>IP adresi:</strong> { $ip }
