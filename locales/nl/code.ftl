## In alle e-mails

code-preheader = De code staat in deze e-mail.
code-preheader-expires = De code in deze e-mail is { DURATION($duration) } geldig.
code-expires = De code is <strong>{ DURATION($duration) }</strong> geldig. Daarna kunt u een nieuwe aanvragen.
code-keep-private = Deel deze code met niemand. Wij zullen u er nooit om vragen.

## verify_email_by_code

code-verify-enter = Voer deze code in om het adres te bevestigen:

## reset_email_by_code

code-reset-enter = Voer deze code in om een nieuw wachtwoord te kiezen:

## auth_email_by_code

code-sign-in-title = Uw inlogcode
code-sign-in-subject-brand = Uw inlogcode voor { $brand }
code-sign-in-intro = We hebben een verzoek ontvangen om met dit e-mailadres in te loggen.
code-sign-in-intro-brand = We hebben een verzoek ontvangen om met dit e-mailadres in te loggen bij { $brand }.
code-sign-in-enter = Voer deze code in om in te loggen:
code-sign-in-not-you = Hebt u niet geprobeerd in te loggen? Dan kunt u deze e-mail negeren. Zonder de code kan niemand inloggen.
code-sign-in-reason = U ontvangt deze e-mail omdat er is gevraagd om met dit adres in te loggen.

## mfa_oob_code

code-mfa-title = Uw verificatiecode
code-mfa-subject-brand = Uw verificatiecode voor { $brand }
code-mfa-intro = Om in te loggen op uw account is nog één stap nodig.
code-mfa-intro-brand = Om in te loggen op uw account bij { $brand } is nog één stap nodig.
code-mfa-enter = Voer deze code in om het inloggen af te ronden:
code-mfa-not-you = Bent u nu niet aan het inloggen? Dan kent iemand anders mogelijk uw wachtwoord. Wijzig het zo snel mogelijk.
code-mfa-reason = U ontvangt deze e-mail omdat bij het account dat bij dit adres hoort, een code nodig is om in te loggen.
