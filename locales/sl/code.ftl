## Skupno

code-preheader = Koda je v tem sporočilu.
code-preheader-expires = Veljavnost kode v tem sporočilu: { DURATION($duration) }.
code-expires = Veljavnost kode: <strong>{ DURATION($duration) }</strong>. Po njenem izteku lahko zahtevate novo kodo.
code-keep-private = Te kode ne zaupajte nikomur. Nikoli je ne bomo zahtevali od vas.

## verify_email_by_code

code-verify-enter = Če želite potrditi naslov, vnesite to kodo:

## reset_email_by_code

code-reset-enter = Če želite nastaviti novo geslo, vnesite to kodo:

## auth_email_by_code

code-sign-in-title = Vaša koda za prijavo
code-sign-in-subject-brand = Vaša koda za prijavo v storitev { $brand }
code-sign-in-intro = Prejeli smo zahtevo za prijavo s tem e-poštnim naslovom.
code-sign-in-intro-brand = Prejeli smo zahtevo za prijavo v storitev { $brand } s tem e-poštnim naslovom.
code-sign-in-enter = Če se želite prijaviti, vnesite to kodo:
code-sign-in-not-you = Če se niste poskušali prijaviti vi, lahko to sporočilo prezrete. Brez kode se ne more prijaviti nihče.
code-sign-in-reason = To sporočilo ste prejeli, ker je bila zahtevana prijava s tem naslovom.

## mfa_oob_code

code-mfa-title = Vaša potrditvena koda
code-mfa-subject-brand = Vaša potrditvena koda za storitev { $brand }
code-mfa-intro = Za prijavo v vaš uporabniški račun je potreben še en korak.
code-mfa-intro-brand = Za prijavo v vaš uporabniški račun v storitvi { $brand } je potreben še en korak.
code-mfa-enter = Če želite dokončati prijavo, vnesite to kodo:
code-mfa-not-you = Če se zdaj ne prijavljate vi, morda vaše geslo pozna nekdo drug. Prosimo, da ga čim prej spremenite.
code-mfa-reason = To sporočilo ste prejeli, ker uporabniški račun, povezan s tem naslovom, ob prijavi zahteva kodo.
