## 詳細

details-request = ご依頼の詳細：
details-at = <strong>日時：</strong>{ DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>端末：</strong>{ $device }
details-location = <strong>おおよその場所：</strong>{ $location }
details-city-country = <strong>おおよその場所：</strong>{ $country }、{ $city }
details-ip-address = <strong>IPアドレス：</strong>{ $ip }
