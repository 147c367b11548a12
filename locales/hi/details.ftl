## विवरण

details-request = अनुरोध का विवरण:
details-at = <strong>समय:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>डिवाइस:</strong> { $device }
details-location = <strong>अनुमानित स्थान:</strong> { $location }
details-city-country = <strong>अनुमानित स्थान:</strong> { $city }, { $country }
details-ip-address = <strong>IP पता:</strong> { $ip }
