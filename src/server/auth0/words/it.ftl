### Le pagine a cui portano i link di verify_email e reset_email.

## L’indirizzo di un account

verify-title = Confermi il suo indirizzo e-mail
verify-lead = La preghiamo di confermare che questo indirizzo e-mail appartiene a lei e che lo utilizza per il suo account { $application }.
verify-button = Confermare l’indirizzo
verify-done-title = Il suo indirizzo e-mail è stato confermato
verify-already = Questo indirizzo e-mail è già stato confermato
verify-done = Può chiudere questa pagina e continuare a utilizzare { $application }.

## Una nuova password

reset-title = Reimposti la sua password
reset-lead = È stata richiesta una nuova password per il suo account { $application }. Se la richiesta proviene da lei, la preghiamo di continuare. In caso contrario, chiuda questa pagina: la sua password resterà invariata.
reset-button = Continuare
reset-done-title = La sua richiesta è stata confermata
reset-done = La preghiamo di tornare su { $application } per scegliere la sua nuova password.

## Link che non hanno più effetto

link-used = Questo link è già stato utilizzato
link-expired = Questo link è scaduto
link-unknown = Questo link non è valido
link-again = La preghiamo di utilizzare il link contenuto nell’e-mail più recente o di richiederne uno nuovo su { $application }.

## Un problema da parte nostra

later-title = Al momento l’operazione non è possibile
later = La preghiamo di riaprire il link tra qualche minuto.
