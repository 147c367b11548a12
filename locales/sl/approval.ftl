## Zadeva in predogled

approval-subject-brand = Potrebna je vaša odobritev v storitvi { $brand }
approval-preheader = Preverite podrobnosti, nato pa zahtevo odobrite ali zavrnite.

## Besedilo

approval-title = Potrebna je vaša odobritev
approval-intro = Dejanje v vašem uporabniškem računu čaka na vašo odobritev.
approval-intro-brand = Dejanje v vašem uporabniškem računu v storitvi { $brand } čaka na vašo odobritev.
approval-message = <strong>Sporočilo:</strong> { $message }
approval-compare = Prosimo, primerjajte sporočilo s tistim, ki je prikazano tam, kjer se je dejanje začelo. Dejanje odobrite samo, če sta sporočili enaki.
approval-button = Preglejte zahtevo
approval-link = Če želite pregledati zahtevo, odprite to povezavo:
approval-not-you = Če o tem ne veste ničesar, zahteve ne odobrite. Brez vaše odobritve se ne bo zgodilo nič.

## Noga

approval-reason = To sporočilo ste prejeli, ker dejanje v uporabniškem računu, povezanem s tem naslovom, zahteva odobritev.
