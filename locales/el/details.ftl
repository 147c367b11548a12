details-request = Στοιχεία του αιτήματος:
details-at = <strong>Ημερομηνία και ώρα:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
details-device = <strong>Συσκευή:</strong> { $device }
details-location = <strong>Τοποθεσία κατά προσέγγιση:</strong> { $location }
details-city-country = <strong>Τοποθεσία κατά προσέγγιση:</strong> { $city }, { $country }
details-ip-address = <strong>Διεύθυνση IP:</strong> { $ip }
