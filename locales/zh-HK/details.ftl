### 只列出與 zh-Hant 不同的條目。

details-location = <strong>大概位置：</strong>{ $location }
details-city-country = <strong>大概位置：</strong>{ $country }，{ $city }
details-ip-address = <strong>IP 地址：</strong>{ $ip }
