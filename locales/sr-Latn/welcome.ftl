## Naslov i pregled

welcome-subject = Dobro došli
welcome-subject-brand = Dobro došli na servis { $brand }
welcome-preheader = Vaš nalog je spreman.

## Tekst

welcome-title = Dobro došli
welcome-title-brand = Dobro došli na servis { $brand }
welcome-intro = Hvala Vam što ste otvorili nalog na našem servisu. Možete odmah početi da ga koristite.
welcome-intro-brand = Hvala Vam što ste otvorili nalog na servisu { $brand }. Možete odmah početi da ga koristite.
welcome-created-at = <strong>Datum otvaranja:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Pređite na nalog
welcome-link = Da biste pristupili svom nalogu, otvorite ovaj link:
welcome-not-you = Ako ovaj nalog niste otvorili Vi, možete zanemariti ovu poruku.
welcome-not-you-support = Ako ovaj nalog niste otvorili Vi, molimo Vas da <link>nas obavestite</link>.

## Podnožje

welcome-reason = Ovu poruku dobijate jer je sa ovom adresom otvoren nalog.
