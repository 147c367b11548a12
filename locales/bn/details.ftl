details-request = অনুরোধের বিবরণ:
details-at = <strong>সময়:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>ডিভাইস:</strong> { $device }
details-location = <strong>আনুমানিক অবস্থান:</strong> { $location }
details-city-country = <strong>আনুমানিক অবস্থান:</strong> { $city }, { $country }
details-ip-address = <strong>আইপি ঠিকানা:</strong> { $ip }
