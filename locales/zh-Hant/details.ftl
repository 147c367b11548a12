## 詳情

details-request = 要求詳情：
details-at = <strong>時間：</strong>{ DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>裝置：</strong>{ $device }
details-location = <strong>概略位置：</strong>{ $location }
details-city-country = <strong>概略位置：</strong>{ $country }，{ $city }
details-ip-address = <strong>IP 位址：</strong>{ $ip }
