## Tárgy és előnézet

stolen-subject-brand = { $brand }: kérjük, adjon meg új jelszót
stolen-preheader = Jelszava egy másik szolgáltatástól ellopott adatok között szerepel.

## Szöveg

stolen-title = Kérjük, adjon meg új jelszót
stolen-intro = Fiókjának e-mail-címe és jelszava egy másik szolgáltatástól ellopott adatok között szerepel.
stolen-intro-brand = Az Ön { $brand }-fiókjának e-mail-címe és jelszava egy másik szolgáltatástól ellopott adatok között szerepel.
stolen-change = Ezekkel az adatokkal bárki bejelentkezhet a fiókjába. Kérjük, adjon meg olyan új jelszót, amelyet sehol máshol nem használ.
stolen-elsewhere = Ha a régi jelszót más fiókokhoz is használja, kérjük, ott is változtassa meg.

## Lábléc

stolen-reason = Ezt az e-mailt azért kapta, mert az ehhez a címhez tartozó fiók érintett.
