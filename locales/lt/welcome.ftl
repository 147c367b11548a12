## Tema ir peržiūros eilutė

welcome-subject = Džiaugiamės, kad prisijungėte
welcome-subject-brand = Džiaugiamės, kad prisijungėte prie „{ $brand }“
welcome-preheader = Jūsų paskyra paruošta naudoti.

## Tekstas

welcome-title = Džiaugiamės, kad prisijungėte
welcome-title-brand = Džiaugiamės, kad prisijungėte prie „{ $brand }“
welcome-intro = Dėkojame, kad susikūrėte paskyrą mūsų sistemoje. Ja jau galite naudotis.
welcome-intro-brand = Dėkojame, kad susikūrėte „{ $brand }“ paskyrą. Ja jau galite naudotis.
welcome-created-at = <strong>Sukūrimo data:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Eiti į paskyrą
welcome-link = Paskyrą galima pasiekti atidarius šią nuorodą:
welcome-not-you = Jei šios paskyros nekūrėte, galite nekreipti dėmesio į šį laišką.
welcome-not-you-support = Jei šios paskyros nekūrėte, <link>praneškite mums</link>.

## Poraštė

welcome-reason = Šį laišką gavote, nes su šiuo adresu buvo sukurta paskyra.
