## Zadeva in predogled

reset-subject = Ponastavitev gesla
reset-subject-brand = Ponastavitev gesla za storitev { $brand }
reset-preheader = Veljavnost povezave v tem sporočilu: { DURATION($duration) }.

## Besedilo

reset-title = Ponastavitev gesla
reset-intro = Prejeli smo zahtevo za ponastavitev gesla vašega uporabniškega računa.
reset-intro-brand = Prejeli smo zahtevo za ponastavitev gesla vašega uporabniškega računa v storitvi { $brand }.
reset-button = Nastavite novo geslo
reset-link = Če želite nastaviti novo geslo, odprite to povezavo:
reset-expires = Veljavnost povezave: <strong>{ DURATION($duration) }</strong>. Po njenem izteku lahko zahtevate novo povezavo.
reset-keep-private = Prosimo, da tega sporočila ne posredujete naprej. Kdor ima povezavo, lahko nastavi novo geslo.

## Podrobnosti zahteve

reset-details = Podrobnosti zahteve:
reset-requested-at = <strong>Datum in ura:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Naprava:</strong> { $device }
reset-location = <strong>Približna lokacija:</strong> { $location }
reset-not-you = Če tega niste zahtevali vi, lahko to sporočilo prezrete. Vaše geslo ostane nespremenjeno.

## Noga

reset-reason = To sporočilo ste prejeli, ker je bilo zahtevano novo geslo za račun, povezan s tem naslovom.
