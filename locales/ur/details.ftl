details-request = درخواست کی تفصیلات:
details-at = <strong>وقت:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>ڈیوائس:</strong> { $device }
details-location = <strong>تخمینی مقام:</strong> { $location }
details-city-country = <strong>تخمینی مقام:</strong> { $city }، { $country }
details-ip-address = <strong>آئی پی ایڈریس:</strong> { $ip }
