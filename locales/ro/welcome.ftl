## Subiect și previzualizare

welcome-subject = Bun venit
welcome-subject-brand = Bun venit la { $brand }
welcome-preheader = Contul dumneavoastră este gata de utilizare.

## Text

welcome-title = Bun venit
welcome-title-brand = Bun venit la { $brand }
welcome-intro = Vă mulțumim că ați creat un cont la noi. Îl puteți folosi imediat.
welcome-intro-brand = Vă mulțumim că ați creat un cont { $brand }. Îl puteți folosi imediat.
welcome-created-at = <strong>Data creării:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Accesați contul
welcome-link = Pentru a accesa contul, deschideți acest link:
welcome-not-you = Dacă nu ați creat acest cont, puteți ignora acest e-mail.
welcome-not-you-support = Dacă nu ați creat acest cont, vă rugăm să <link>ne anunțați</link>.

## Subsol

welcome-reason = Primiți acest e-mail deoarece a fost creat un cont cu această adresă.
