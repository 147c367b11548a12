### Lehed, millele viivad verify_email’i ja reset_email’i lingid.

## Konto aadress

verify-title = Kinnitage oma e-posti aadress
verify-lead = Palun kinnitage, et see e-posti aadress kuulub Teile ja et kasutate seda teenuses { $application }.
verify-button = Kinnitage aadress
verify-done-title = Teie e-posti aadress on kinnitatud
verify-already = See e-posti aadress on juba kinnitatud
verify-done = Võite selle lehe sulgeda ja jätkata teenuse { $application } kasutamist.

## Uus parool

reset-title = Parooli lähtestamine
reset-lead = Teie kontole teenuses { $application } taotleti uut parooli. Kui seda tegite Teie, palun jätkake. Kui mitte, sulgege see leht: Teie parool jääb samaks.
reset-button = Jätkake
reset-done-title = Teie taotlus on kinnitatud
reset-done = Uue parooli määramiseks minge palun tagasi teenusesse { $application }.

## Lingid, mis enam ei toimi

link-used = Seda linki on juba kasutatud
link-expired = See link on aegunud
link-unknown = See link ei kehti
link-again = Palun kasutage kõige uuemas kirjas olevat linki või taotlege teenuses { $application } uus link.

## Tõrge meie poolel

later-title = See ei ole praegu võimalik
later = Palun avage link mõne minuti pärast uuesti.
