## Oggetto e anteprima

blocked-subject-brand = Il suo account { $brand } è stato bloccato
blocked-preheader = Sono stati rilevati diversi tentativi di accesso non riusciti.

## Testo

blocked-title = Il suo account è stato bloccato
blocked-intro = Abbiamo rilevato diversi tentativi non riusciti di accedere al suo account. Per proteggerlo, lo abbiamo bloccato.
blocked-intro-brand = Abbiamo rilevato diversi tentativi non riusciti di accedere al suo account { $brand }. Per proteggerlo, lo abbiamo bloccato.
blocked-details = Dettagli dei tentativi:
blocked-you = Se i tentativi provengono da lei, può rimuovere il blocco.
blocked-button = Sbloccare l’account
blocked-link = Per sbloccare l’account, apra questo link:
blocked-not-you = Se non provengono da lei, lasci attivo il blocco: impedisce ad altri di accedere al suo account.

## Piè di pagina

blocked-reason = Riceve questa e-mail perché l’account associato a questo indirizzo è stato bloccato.
