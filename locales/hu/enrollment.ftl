## Tárgy

enrollment-subject-brand = { $brand }: állítsa be a kétfaktoros hitelesítést

## Szöveg

enrollment-title = Állítsa be a kétfaktoros hitelesítést
enrollment-intro = Kérjük, állítson be második hitelesítési tényezőt a fiókjába való bejelentkezéshez.
enrollment-intro-brand = Kérjük, állítson be második hitelesítési tényezőt { $brand }-fiókjába való bejelentkezéséhez.
enrollment-why = A második tényező, például egy telefonos alkalmazás, akkor is megakadályozza mások belépését, ha ismerik a jelszavát.
enrollment-button = Beállítás most
enrollment-link = A második hitelesítési tényező beállításához nyissa meg ezt a hivatkozást:
enrollment-not-you = Ha nem számított erre az e-mailre, kérjük, ne nyissa meg a hivatkozást.

## Lábléc

enrollment-reason = Ezt az e-mailt azért kapta, mert az ehhez a címhez tartozó fiókhoz be kell állítani a kétfaktoros hitelesítést.
