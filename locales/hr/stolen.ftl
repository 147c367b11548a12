## Predmet i pretpregled

stolen-subject-brand = Postavite novu lozinku za uslugu { $brand }
stolen-preheader = Vaša se lozinka pojavila među podacima ukradenima drugoj usluzi.

## Tekst

stolen-title = Postavite novu lozinku
stolen-intro = Adresa e-pošte i lozinka Vašeg korisničkog računa pojavile su se među podacima ukradenima drugoj usluzi.
stolen-intro-brand = Adresa e-pošte i lozinka Vašeg korisničkog računa u usluzi { $brand } pojavile su se među podacima ukradenima drugoj usluzi.
stolen-change = Svatko tko ima te podatke mogao bi se prijaviti na Vaš račun. Molimo Vas da postavite novu lozinku koju ne upotrebljavate nigdje drugdje.
stolen-elsewhere = Ako staru lozinku upotrebljavate i za druge račune, promijenite je i ondje.

## Podnožje

stolen-reason = Ovu poruku primate jer se krađa podataka odnosi na korisnički račun povezan s ovom adresom.
