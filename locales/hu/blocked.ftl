## Tárgy és előnézet

blocked-subject-brand = Zároltuk { $brand }-fiókját
blocked-preheader = Több sikertelen bejelentkezési kísérlet történt.

## Szöveg

blocked-title = Zároltuk fiókját
blocked-intro = Több sikertelen kísérlet történt a fiókjába való bejelentkezésre. Biztonsági okokból zároltuk a fiókot.
blocked-intro-brand = Több sikertelen kísérlet történt az Ön { $brand }-fiókjába való bejelentkezésre. Biztonsági okokból zároltuk a fiókot.
blocked-details = A kísérletek adatai:
blocked-you = Ha Ön próbált bejelentkezni, feloldhatja a zárolást.
blocked-button = Zárolás feloldása
blocked-link = A zárolás feloldásához nyissa meg ezt a hivatkozást:
blocked-not-you = Ha nem Ön próbált bejelentkezni, ne oldja fel a zárolást: így senki más nem fér hozzá a fiókjához.

## Lábléc

blocked-reason = Ezt az e-mailt azért kapta, mert az ehhez a címhez tartozó fiókot zároltuk.
