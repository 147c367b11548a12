## Predmet i pretpregled

welcome-subject = Dobro došli
welcome-subject-brand = Dobro došli u uslugu { $brand }
welcome-preheader = Vaš je korisnički račun spreman.

## Tekst

welcome-title = Dobro došli
welcome-title-brand = Dobro došli u uslugu { $brand }
welcome-intro = Hvala Vam što ste otvorili korisnički račun u našoj usluzi. Možete ga odmah početi upotrebljavati.
welcome-intro-brand = Hvala Vam što ste otvorili korisnički račun u usluzi { $brand }. Možete ga odmah početi upotrebljavati.
welcome-created-at = <strong>Datum otvaranja:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Prijeđite na račun
welcome-link = Za pristup korisničkom računu otvorite ovu poveznicu:
welcome-not-you = Ako ovaj račun niste otvorili Vi, možete zanemariti ovu poruku.
welcome-not-you-support = Ako ovaj račun niste otvorili Vi, <link>obavijestite nas</link>.

## Podnožje

welcome-reason = Ovu poruku primate jer je s ovom adresom otvoren korisnički račun.
