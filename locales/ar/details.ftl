## التفاصيل

details-request = تفاصيل الطلب:
details-at = <strong>الوقت:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>الجهاز:</strong> { $device }
details-location = <strong>الموقع التقريبي:</strong> { $location }
details-city-country = <strong>الموقع التقريبي:</strong> { $city }، { $country }
details-ip-address = <strong>عنوان IP:</strong> { $ip }
