## Zadeva

enrollment-subject-brand = { $brand }: nastavite dvofaktorsko preverjanje

## Besedilo

enrollment-title = Nastavite dvofaktorsko preverjanje pristnosti
enrollment-intro = Prosimo, nastavite drugi faktor za prijavo v svoj uporabniški račun.
enrollment-intro-brand = Prosimo, nastavite drugi faktor za prijavo v svoj uporabniški račun v storitvi { $brand }.
enrollment-why = Drugi faktor, na primer aplikacija v telefonu, drugim prepreči dostop, tudi če poznajo vaše geslo.
enrollment-button = Nastavite zdaj
enrollment-link = Če želite nastaviti drugi faktor, odprite to povezavo:
enrollment-not-you = Če tega sporočila niste pričakovali, prosimo, ne odpirajte povezave.

## Noga

enrollment-reason = To sporočilo ste prejeli, ker je treba za uporabniški račun, povezan s tem naslovom, nastaviti dvofaktorsko preverjanje pristnosti.
