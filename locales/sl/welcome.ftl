## Zadeva in predogled

welcome-subject = Dobrodošli
welcome-subject-brand = Dobrodošli v storitvi { $brand }
welcome-preheader = Vaš uporabniški račun je pripravljen.

## Besedilo

welcome-title = Dobrodošli
welcome-title-brand = Dobrodošli v storitvi { $brand }
welcome-intro = Hvala, ker ste ustvarili uporabniški račun v naši storitvi. Uporabljate ga lahko takoj.
welcome-intro-brand = Hvala, ker ste ustvarili uporabniški račun v storitvi { $brand }. Uporabljate ga lahko takoj.
welcome-created-at = <strong>Datum ustvarjanja:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Pojdite v svoj račun
welcome-link = Do svojega računa pridete prek te povezave:
welcome-not-you = Če tega računa niste ustvarili vi, lahko to sporočilo prezrete.
welcome-not-you-support = Če tega računa niste ustvarili vi, vas prosimo, da <link>nas obvestite</link>.

## Noga

welcome-reason = To sporočilo ste prejeli, ker je bil s tem naslovom ustvarjen uporabniški račun.
