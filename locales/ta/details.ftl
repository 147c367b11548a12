details-request = கோரிக்கையின் விவரங்கள்:
details-at = <strong>நேரம்:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>சாதனம்:</strong> { $device }
details-location = <strong>தோராயமான இடம்:</strong> { $location }
details-city-country = <strong>தோராயமான இடம்:</strong> { $city }, { $country }
details-ip-address = <strong>IP முகவரி:</strong> { $ip }
