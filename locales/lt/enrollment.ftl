## Tema

enrollment-subject-brand = Nustatykite „{ $brand }“ dviejų veiksnių autentifikavimą

## Tekstas

enrollment-title = Nustatykite dviejų veiksnių autentifikavimą
enrollment-intro = Prašome nustatyti antrą veiksnį, skirtą prisijungti prie Jūsų paskyros.
enrollment-intro-brand = Prašome nustatyti antrą veiksnį, skirtą prisijungti prie Jūsų „{ $brand }“ paskyros.
enrollment-why = Antras veiksnys, pavyzdžiui, telefono programėlė, neleidžia prisijungti kitiems, net jei jie žino Jūsų slaptažodį.
enrollment-button = Nustatyti dabar
enrollment-link = Antrą veiksnį galima nustatyti atidarius šią nuorodą:
enrollment-not-you = Jei šio laiško nesitikėjote, prašome neatidaryti nuorodos.

## Poraštė

enrollment-reason = Šį laišką gavote, nes su šiuo adresu susietai paskyrai reikia nustatyti dviejų veiksnių autentifikavimą.
