## Zajedničko

code-preheader = Kod se nalazi u ovoj poruci.
code-preheader-expires = Rok valjanosti koda u ovoj poruci: { DURATION($duration) }.
code-expires = Rok valjanosti koda: <strong>{ DURATION($duration) }</strong>. Nakon toga možete zatražiti novi.
code-keep-private = Ovaj kod nemojte otkriti nikome. Nikada ga nećemo tražiti od Vas.

## verify_email_by_code

code-verify-enter = Za potvrdu adrese unesite ovaj kod:

## reset_email_by_code

code-reset-enter = Za postavljanje nove lozinke unesite ovaj kod:

## auth_email_by_code

code-sign-in-title = Vaš kod za prijavu
code-sign-in-subject-brand = Vaš kod za prijavu u uslugu { $brand }
code-sign-in-intro = Primili smo zahtjev za prijavu s ovom adresom e-pošte.
code-sign-in-intro-brand = Primili smo zahtjev za prijavu u uslugu { $brand } s ovom adresom e-pošte.
code-sign-in-enter = Za prijavu unesite ovaj kod:
code-sign-in-not-you = Ako se niste Vi pokušali prijaviti, možete zanemariti ovu poruku. Nitko se ne može prijaviti bez koda.
code-sign-in-reason = Ovu poruku primate jer je zatražena prijava s ovom adresom.

## mfa_oob_code

code-mfa-title = Vaš kod za potvrdu
code-mfa-subject-brand = { $brand }: Vaš kod za potvrdu
code-mfa-intro = Za prijavu na Vaš korisnički račun potreban je još jedan korak.
code-mfa-intro-brand = Za prijavu na Vaš korisnički račun u usluzi { $brand } potreban je još jedan korak.
code-mfa-enter = Za dovršetak prijave unesite ovaj kod:
code-mfa-not-you = Ako se upravo ne prijavljujete, netko drugi možda zna Vašu lozinku. Molimo Vas da je što prije promijenite.
code-mfa-reason = Ovu poruku primate jer korisnički račun povezan s ovom adresom pri prijavi zahtijeva kod.
