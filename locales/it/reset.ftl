## Oggetto e anteprima

reset-subject = Reimposti la sua password
reset-subject-brand = Reimposti la sua password per { $brand }
reset-preheader = Il link contenuto in questa e-mail è valido per { DURATION($duration) }.

## Testo

reset-title = Reimposti la sua password
reset-intro = Abbiamo ricevuto una richiesta di reimpostazione della password del suo account.
reset-intro-brand = Abbiamo ricevuto una richiesta di reimpostazione della password del suo account { $brand }.
reset-button = Scegliere una nuova password
reset-link = Per scegliere una nuova password, apra questo link:
reset-expires = Il link è valido per <strong>{ DURATION($duration) }</strong>. Trascorso questo tempo, potrà richiederne uno nuovo.
reset-keep-private = La preghiamo di non inoltrare questa e-mail. Chiunque disponga del link può scegliere una nuova password.

## Dettagli della richiesta

reset-details = Dettagli della richiesta:
reset-requested-at = <strong>Data e ora:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Dispositivo:</strong> { $device }
reset-location = <strong>Posizione approssimativa:</strong> { $location }
reset-not-you = Se la richiesta non proviene da lei, può ignorare questa e-mail. La sua password resterà invariata.

## Piè di pagina

reset-reason = Riceve questa e-mail perché è stata richiesta una nuova password per l’account associato a questo indirizzo.
