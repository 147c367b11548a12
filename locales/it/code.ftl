## In tutte

code-preheader = Il codice è contenuto in questa e-mail.
code-preheader-expires = Il codice contenuto in questa e-mail è valido per { DURATION($duration) }.
code-expires = Il codice è valido per <strong>{ DURATION($duration) }</strong>. Trascorso questo tempo, potrà richiederne uno nuovo.
code-keep-private = Non comunichi questo codice a nessuno. Noi non glielo chiederemo mai.

## verify_email_by_code

code-verify-enter = Per confermare l’indirizzo, inserisca questo codice:

## reset_email_by_code

code-reset-enter = Per scegliere una nuova password, inserisca questo codice:

## auth_email_by_code

code-sign-in-title = Il suo codice di accesso
code-sign-in-subject-brand = Il suo codice di accesso per { $brand }
code-sign-in-intro = Abbiamo ricevuto una richiesta di accesso con questo indirizzo e-mail.
code-sign-in-intro-brand = Abbiamo ricevuto una richiesta di accesso a { $brand } con questo indirizzo e-mail.
code-sign-in-enter = Per accedere, inserisca questo codice:
code-sign-in-not-you = Se non ha tentato di accedere, può ignorare questa e-mail. Senza il codice nessuno può accedere.
code-sign-in-reason = Riceve questa e-mail perché è stato richiesto un accesso con questo indirizzo.

## mfa_oob_code

code-mfa-title = Il suo codice di verifica
code-mfa-subject-brand = Il suo codice di verifica per { $brand }
code-mfa-intro = Per accedere al suo account manca ancora un passaggio.
code-mfa-intro-brand = Per accedere al suo account { $brand } manca ancora un passaggio.
code-mfa-enter = Per completare l’accesso, inserisca questo codice:
code-mfa-not-you = Se non sta effettuando l’accesso in questo momento, qualcun altro potrebbe conoscere la sua password. La preghiamo di cambiarla il prima possibile.
code-mfa-reason = Riceve questa e-mail perché l’account associato a questo indirizzo richiede un codice al momento dell’accesso.
