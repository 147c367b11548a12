## 详情

details-request = 请求详情：
details-at = <strong>时间：</strong>{ DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>设备：</strong>{ $device }
details-location = <strong>大致位置：</strong>{ $location }
details-city-country = <strong>大致位置：</strong>{ $country }，{ $city }
details-ip-address = <strong>IP 地址：</strong>{ $ip }
