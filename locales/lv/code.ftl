## Kopīgs

code-preheader = Kods ir šajā e-pasta vēstulē.
code-preheader-expires = Šajā e-pasta vēstulē iekļautā koda derīguma termiņš: { DURATION($duration) }.
code-expires = Koda derīguma termiņš: <strong>{ DURATION($duration) }</strong>. Pēc tam varēsiet pieprasīt jaunu kodu.
code-keep-private = Neizpaudiet šo kodu nevienam. Mēs to Jums nekad neprasīsim.

## verify_email_by_code

code-verify-enter = Lai apstiprinātu adresi, ievadiet šo kodu:

## reset_email_by_code

code-reset-enter = Lai izveidotu jaunu paroli, ievadiet šo kodu:

## auth_email_by_code

code-sign-in-title = Jūsu pieteikšanās kods
code-sign-in-subject-brand = Jūsu pieteikšanās kods pakalpojumam “{ $brand }”
code-sign-in-intro = Esam saņēmuši pieprasījumu pieteikties ar šo e-pasta adresi.
code-sign-in-intro-brand = Esam saņēmuši pieprasījumu pieteikties pakalpojumā “{ $brand }” ar šo e-pasta adresi.
code-sign-in-enter = Lai pieteiktos, ievadiet šo kodu:
code-sign-in-not-you = Ja Jūs nemēģinājāt pieteikties, varat neņemt vērā šo vēstuli. Bez koda neviens nevar pieteikties.
code-sign-in-reason = Jūs saņēmāt šo e-pasta vēstuli, jo tika pieprasīta pieteikšanās ar šo adresi.

## mfa_oob_code

code-mfa-title = Jūsu verifikācijas kods
code-mfa-subject-brand = Jūsu verifikācijas kods pakalpojumam “{ $brand }”
code-mfa-intro = Lai pieteiktos Jūsu kontā, nepieciešams vēl viens solis.
code-mfa-intro-brand = Lai pieteiktos Jūsu “{ $brand }” kontā, nepieciešams vēl viens solis.
code-mfa-enter = Lai pabeigtu pieteikšanos, ievadiet šo kodu:
code-mfa-not-you = Ja Jūs pašlaik nepiesakāties, iespējams, kāds cits zina Jūsu paroli. Lūdzu, nomainiet to pēc iespējas drīzāk.
code-mfa-reason = Jūs saņēmāt šo e-pasta vēstuli, jo, piesakoties ar šo adresi saistītajā kontā, ir nepieciešams kods.
