details-request = פרטי הבקשה:
details-at = <strong>המועד:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>המכשיר:</strong> { $device }
details-location = <strong>מיקום משוער:</strong> { $location }
details-city-country = <strong>מיקום משוער:</strong> { $city }, { $country }
details-ip-address = <strong>כתובת IP:</strong> { $ip }
