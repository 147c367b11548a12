### Prekės ženklas rašomas su kabutėmis ir nelinksniuojamas; po jo eina linksniuojamas žodis („… paskyra“).
### Be dalyvių, kurie parodytų asmens lytį („norėdamas“, „norėdama“).

## Šalia mygtuko

layout-fallback = Jei mygtukas neveikia, nukopijuokite šią nuorodą į naršyklę:

## Paskyros duomenys

layout-address = <strong>El. pašto adresas:</strong> { $email }
layout-organization = <strong>Organizacija:</strong> { $organization }

## Poraštė

layout-support-email = Turite klausimų? Parašykite mums: { $email }
layout-support-url = Turite klausimų? Atsakymų rasite mūsų <link>pagalbos puslapiuose</link>.
layout-support-both = Turite klausimų? Atsakymų ieškokite mūsų <link>pagalbos puslapiuose</link> arba parašykite mums: { $email }
layout-sent-by = Siuntėjas: { $brand }
