## Zajedničko

code-preheader = Kod se nalazi u ovoj poruci.
code-preheader-expires = Rok važenja koda u ovoj poruci: { DURATION($duration) }.
code-expires = Rok važenja koda: <strong>{ DURATION($duration) }</strong>. Nakon toga možete zatražiti novi.
code-keep-private = Nemojte nikome otkrivati ovaj kod. Nikada ga nećemo tražiti od Vas.

## verify_email_by_code

code-verify-enter = Da biste potvrdili adresu, unesite ovaj kod:

## reset_email_by_code

code-reset-enter = Da biste postavili novu lozinku, unesite ovaj kod:

## auth_email_by_code

code-sign-in-title = Vaš kod za prijavu
code-sign-in-subject-brand = Vaš kod za prijavu na servis { $brand }
code-sign-in-intro = Primili smo zahtev za prijavu sa ovom adresom e-pošte.
code-sign-in-intro-brand = Primili smo zahtev za prijavu na servis { $brand } sa ovom adresom e-pošte.
code-sign-in-enter = Da biste se prijavili, unesite ovaj kod:
code-sign-in-not-you = Ako niste Vi pokušali da se prijavite, možete zanemariti ovu poruku. Niko se ne može prijaviti bez koda.
code-sign-in-reason = Ovu poruku dobijate jer je zatražena prijava sa ovom adresom.

## mfa_oob_code

code-mfa-title = Vaš kod za potvrdu
code-mfa-subject-brand = { $brand }: Vaš kod za potvrdu
code-mfa-intro = Za prijavu na Vaš nalog potreban je još jedan korak.
code-mfa-intro-brand = Za prijavu na Vaš nalog na servisu { $brand } potreban je još jedan korak.
code-mfa-enter = Da biste završili prijavu, unesite ovaj kod:
code-mfa-not-you = Ako se upravo ne prijavljujete, neko drugi možda zna Vašu lozinku. Molimo Vas da je što pre promenite.
code-mfa-reason = Ovu poruku dobijate jer nalog povezan sa ovom adresom pri prijavi zahteva kod.
