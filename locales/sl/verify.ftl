## Zadeva in predogled

verify-subject = Potrdite svoj e-poštni naslov
verify-subject-brand = Potrdite svoj e-poštni naslov za storitev { $brand }
verify-preheader = Do potrditve e-poštnega naslova vas loči samo še en korak.

## Besedilo

verify-title = Potrdite svoj e-poštni naslov
verify-intro = Ta e-poštni naslov je bil naveden za uporabniški račun v naši storitvi. Prosimo, potrdite, da je vaš.
verify-intro-brand = Ta e-poštni naslov je bil naveden za uporabniški račun v storitvi { $brand }. Prosimo, potrdite, da je vaš.
verify-button = Potrdite naslov
verify-link = Če želite potrditi naslov, odprite to povezavo:
verify-expires = Veljavnost povezave: <strong>{ DURATION($duration) }</strong>.
verify-not-you = Če to niste bili vi, prosimo, prezrite to sporočilo. Naslov bo v tem primeru ostal nepotrjen.

## Noga

verify-reason = To sporočilo ste prejeli, ker je bil ta naslov vnesen ob ustvarjanju ali spreminjanju uporabniškega računa.
