## Zadeva in predogled

invitation-subject-brand = { $brand } vas vabi, da se pridružite
invitation-preheader = Odprite to sporočilo in sprejmite povabilo.

## Besedilo

invitation-title = Prejeli ste povabilo
invitation-intro = Prejeli ste povabilo, da se pridružite naši storitvi.
invitation-intro-brand = { $brand } vas vabi, da se pridružite.
invitation-button = Sprejmite povabilo
invitation-link = Če želite sprejeti povabilo, odprite to povezavo:
invitation-not-you = Če tega povabila niste pričakovali, lahko to sporočilo prezrete. Dokler ga ne sprejmete, se ne bo zgodilo nič.

## Podrobnosti povabila

invitation-details = Podrobnosti povabila:
invitation-inviter = <strong>Povabilo pošilja:</strong> { $inviter }
invitation-roles = <strong>Vloge:</strong> { LIST($roles) }

## Noga

invitation-reason = To sporočilo ste prejeli, ker je nekdo na ta naslov poslal povabilo.
