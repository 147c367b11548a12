### Paginile la care duc linkurile din verify_email și reset_email.

## Adresa unui cont

verify-title = Confirmați adresa de e-mail
verify-lead = Vă rugăm să confirmați că această adresă de e-mail vă aparține și că o folosiți pentru contul dumneavoastră { $application }.
verify-button = Confirmați adresa
verify-done-title = Adresa dumneavoastră de e-mail a fost confirmată
verify-already = Această adresă de e-mail a fost deja confirmată
verify-done = Puteți folosi în continuare { $application } și puteți închide această pagină.

## O parolă nouă

reset-title = Resetați-vă parola
reset-lead = A fost solicitată o parolă nouă pentru contul dumneavoastră { $application }. Dacă ați făcut dumneavoastră această solicitare, vă rugăm să continuați. Dacă nu, închideți această pagină: parola dumneavoastră rămâne neschimbată.
reset-button = Continuați
reset-done-title = Solicitarea dumneavoastră a fost confirmată
reset-done = Vă rugăm să reveniți la { $application } pentru a alege noua parolă.

## Linkuri care nu mai funcționează

link-used = Acest link a fost deja folosit
link-expired = Acest link a expirat
link-unknown = Acest link nu este valid
link-again = Vă rugăm să folosiți linkul din cel mai recent e-mail sau să solicitați unul nou de la { $application }.

## O problemă din partea noastră

later-title = Acest lucru nu este posibil momentan
later = Vă rugăm să deschideți din nou linkul peste câteva minute.
