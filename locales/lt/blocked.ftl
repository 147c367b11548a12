## Tema ir peržiūros eilutė

blocked-subject-brand = Jūsų „{ $brand }“ paskyra užblokuota
blocked-preheader = Buvo keli nesėkmingi bandymai prisijungti.

## Tekstas

blocked-title = Jūsų paskyra užblokuota
blocked-intro = Buvo keli nesėkmingi bandymai prisijungti prie Jūsų paskyros. Kad ją apsaugotume, ją užblokavome.
blocked-intro-brand = Buvo keli nesėkmingi bandymai prisijungti prie Jūsų „{ $brand }“ paskyros. Kad ją apsaugotume, ją užblokavome.
blocked-details = Bandymų duomenys:
blocked-you = Jei tai buvote Jūs, galite paskyrą atblokuoti.
blocked-button = Atblokuoti paskyrą
blocked-link = Paskyrą galima atblokuoti atidarius šią nuorodą:
blocked-not-you = Jei tai buvote ne Jūs, palikite paskyrą užblokuotą: taip prie jos negalės prisijungti kiti asmenys.

## Poraštė

blocked-reason = Šį laišką gavote, nes su šiuo adresu susieta paskyra buvo užblokuota.
