## Tárgy és előnézet

welcome-subject = Üdvözöljük
welcome-subject-brand = Üdvözöljük! Elkészült { $brand }-fiókja
welcome-preheader = Fiókja használatra kész.

## Szöveg

welcome-title = Üdvözöljük
welcome-title-brand = Üdvözöljük! Elkészült { $brand }-fiókja
welcome-intro = Köszönjük, hogy fiókot hozott létre nálunk. A fiók már használható.
welcome-intro-brand = Köszönjük, hogy { $brand }-fiókot hozott létre. A fiók már használható.
welcome-created-at = <strong>Létrehozva:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Tovább a fiókhoz
welcome-link = Fiókja eléréséhez nyissa meg ezt a hivatkozást:
welcome-not-you = Ha nem Ön hozta létre ezt a fiókot, az e-mailt figyelmen kívül hagyhatja.
welcome-not-you-support = Ha nem Ön hozta létre ezt a fiókot, kérjük, <link>jelezze nekünk</link>.

## Lábléc

welcome-reason = Ezt az e-mailt azért kapta, mert ezzel a címmel fiókot hoztak létre.
