## Ühine

code-preheader = Kood on selles kirjas.
code-preheader-expires = Selles kirjas oleva koodi kehtivusaeg: { DURATION($duration) }.
code-expires = Koodi kehtivusaeg: <strong>{ DURATION($duration) }</strong>. Pärast seda saate taotleda uue koodi.
code-keep-private = Ärge avaldage seda koodi kellelegi. Me ei küsi seda Teilt kunagi.

## verify_email_by_code

code-verify-enter = Aadressi kinnitamiseks sisestage see kood:

## reset_email_by_code

code-reset-enter = Uue parooli määramiseks sisestage see kood:

## auth_email_by_code

code-sign-in-title = Teie sisselogimiskood
code-sign-in-subject-brand = Teie sisselogimiskood teenusesse { $brand }
code-sign-in-intro = Saime taotluse selle e-posti aadressiga sisse logida.
code-sign-in-intro-brand = Saime taotluse selle e-posti aadressiga teenusesse { $brand } sisse logida.
code-sign-in-enter = Sisselogimiseks sisestage see kood:
code-sign-in-not-you = Kui Teie ei püüdnud sisse logida, võite seda kirja eirata. Ilma koodita ei saa keegi sisse logida.
code-sign-in-reason = Saite selle kirja, sest selle aadressiga taotleti sisselogimist.

## mfa_oob_code

code-mfa-title = Teie kinnituskood
code-mfa-subject-brand = Teie kinnituskood teenuse { $brand } jaoks
code-mfa-intro = Teie kontole sisselogimiseks on vaja veel üht sammu.
code-mfa-intro-brand = Teie kontole teenuses { $brand } sisselogimiseks on vaja veel üht sammu.
code-mfa-enter = Sisselogimise lõpetamiseks sisestage see kood:
code-mfa-not-you = Kui Teie praegu sisse ei logi, võib keegi teine teada Teie parooli. Palun muutke see esimesel võimalusel.
code-mfa-reason = Saite selle kirja, sest selle aadressiga seotud konto nõuab sisselogimisel koodi.
