## Oggetto e anteprima

verify-subject = Confermi il suo indirizzo e-mail
verify-subject-brand = Confermi il suo indirizzo e-mail per { $brand }
verify-preheader = Manca solo un passaggio per confermare il suo indirizzo e-mail.

## Testo

verify-title = Confermi il suo indirizzo e-mail
verify-intro = Questo indirizzo e-mail è stato indicato per un account presso di noi. La preghiamo di confermare che appartiene a lei.
verify-intro-brand = Questo indirizzo e-mail è stato indicato per un account { $brand }. La preghiamo di confermare che appartiene a lei.
verify-button = Confermare l’indirizzo
verify-link = Per confermare l’indirizzo, apra questo link:
verify-expires = Il link è valido per <strong>{ DURATION($duration) }</strong>.
verify-not-you = Se la richiesta non proviene da lei, la preghiamo di ignorare questa e-mail. In tal caso l’indirizzo non verrà confermato.

## Piè di pagina

verify-reason = Riceve questa e-mail perché questo indirizzo è stato inserito durante la creazione o la modifica di un account.
