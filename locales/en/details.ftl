### Rows of details that several stock emails show: one per row, a label and a value.
###
### The values are filled in as they are and never translated.

# Stands above the rows, where they describe something that the person, or somebody else, asked for.
details-request = Details of the request:

# Variables:
#   $at (String) – the instant when it happened, shown in the person's time zone
details-at = <strong>Time:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }

# Variables:
#   $device (String) – browser and system as the application recognized them
details-device = <strong>Device:</strong> { $device }

# A place derived from the network address: a guess.
# Variables:
#   $location (String) – the place, or a country alone
details-location = <strong>Approximate location:</strong> { $location }

# The same, where city and country are known. Write them in the order that is usual in your language.
# Variables:
#   $city (String) – name of the city
#   $country (String) – name of the country
details-city-country = <strong>Approximate location:</strong> { $city }, { $country }

# Variables:
#   $ip (String) – an IP address, such as 192.0.2.44 or 2001:db8::1
details-ip-address = <strong>IP address:</strong> { $ip }
