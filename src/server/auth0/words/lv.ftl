### Lapas, uz kurām ved verify_email un reset_email saites.

## Konta adrese

verify-title = Apstipriniet savu e-pasta adresi
verify-lead = Lūdzu, apstipriniet, ka šī e-pasta adrese pieder Jums un ka izmantojat to savam “{ $application }” kontam.
verify-button = Apstiprināt adresi
verify-done-title = Jūsu e-pasta adrese ir apstiprināta
verify-already = Šī e-pasta adrese jau ir apstiprināta
verify-done = Varat aizvērt šo lapu un turpināt izmantot “{ $application }” pakalpojumus.

## Jauna parole

reset-title = Paroles atiestatīšana
reset-lead = Jūsu “{ $application }” kontam tika pieprasīta jauna parole. Ja tas bijāt Jūs, lūdzu, turpiniet. Ja ne, aizveriet šo lapu: Jūsu parole netiks mainīta.
reset-button = Turpināt
reset-done-title = Jūsu pieprasījums ir apstiprināts
reset-done = Lūdzu, atgriezieties “{ $application }” pakalpojumā, lai izveidotu jaunu paroli.

## Saites, kas vairs nedarbojas

link-used = Šī saite jau ir izmantota
link-expired = Šīs saites derīguma termiņš ir beidzies
link-unknown = Šī saite nav derīga
link-again = Lūdzu, izmantojiet saiti no jaunākās e-pasta vēstules vai pieprasiet jaunu saiti “{ $application }” pakalpojumā.

## Traucējums mūsu pusē

later-title = Pašlaik tas nav iespējams
later = Lūdzu, atveriet saiti vēlreiz pēc dažām minūtēm.
