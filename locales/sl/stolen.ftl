## Zadeva in predogled

stolen-subject-brand = Nastavite novo geslo za storitev { $brand }
stolen-preheader = Vaše geslo se je pojavilo med podatki, ukradenimi iz druge storitve.

## Besedilo

stolen-title = Nastavite novo geslo
stolen-intro = E-poštni naslov in geslo vašega uporabniškega računa sta se pojavila med podatki, ukradenimi iz druge storitve.
stolen-intro-brand = E-poštni naslov in geslo vašega uporabniškega računa v storitvi { $brand } sta se pojavila med podatki, ukradenimi iz druge storitve.
stolen-change = Vsakdo, ki ima te podatke, bi se lahko prijavil v vaš račun. Prosimo, nastavite novo geslo, ki ga ne uporabljate nikjer drugje.
stolen-elsewhere = Če staro geslo uporabljate tudi za druge račune, ga, prosimo, spremenite tudi tam.

## Noga

stolen-reason = To sporočilo ste prejeli, ker kraja podatkov zadeva uporabniški račun, povezan s tem naslovom.
