### Strani, do katerih vodijo povezave iz verify_email in reset_email.

## Naslov uporabniškega računa

verify-title = Potrdite svoj e-poštni naslov
verify-lead = Prosimo, potrdite, da je ta e-poštni naslov vaš in da ga uporabljate v storitvi { $application }.
verify-button = Potrdite naslov
verify-done-title = Vaš e-poštni naslov je potrjen
verify-already = Ta e-poštni naslov je že potrjen
verify-done = To stran lahko zaprete in še naprej uporabljate storitev { $application }.

## Novo geslo

reset-title = Ponastavitev gesla
reset-lead = Za vaš uporabniški račun v storitvi { $application } je bilo zahtevano novo geslo. Če ste ga zahtevali vi, prosimo, nadaljujte. Če ga niste, zaprite to stran: vaše geslo ostane nespremenjeno.
reset-button = Nadaljujte
reset-done-title = Vaša zahteva je potrjena
reset-done = Prosimo, vrnite se v storitev { $application } in nastavite novo geslo.

## Povezave, ki ne delujejo več

link-used = Ta povezava je bila že uporabljena
link-expired = Veljavnost te povezave je potekla
link-unknown = Ta povezava ni veljavna
link-again = Prosimo, uporabite povezavo iz najnovejšega sporočila ali v storitvi { $application } zahtevajte novo.

## Motnja na naši strani

later-title = To trenutno ni mogoče
later = Prosimo, čez nekaj minut znova odprite povezavo.
