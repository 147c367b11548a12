### Der erste Satz beginnt mit einem Wort, das immer großgeschrieben wird: Er steht nach dem Komma der Anrede.

## Alle

code-preheader = Sie finden den Code in dieser E-Mail.
code-preheader-expires = Der Code in dieser E-Mail ist { DURATION($duration) } gültig.
code-expires = Der Code ist <strong>{ DURATION($duration) }</strong> gültig. Danach können Sie einen neuen anfordern.
code-keep-private = Geben Sie diesen Code an niemanden weiter. Wir werden Sie niemals danach fragen.

## Adresse bestätigen

code-verify-enter = Um die Adresse zu bestätigen, geben Sie bitte diesen Code ein:

## Neues Passwort

code-reset-enter = Um ein neues Passwort festzulegen, geben Sie bitte diesen Code ein:

## Anmelden mit einem Code

code-sign-in-title = Ihr Anmeldecode
code-sign-in-subject-brand = Ihr Anmeldecode für { $brand }
code-sign-in-intro = Ihre E-Mail-Adresse wurde für eine Anmeldung angegeben.
code-sign-in-intro-brand = Ihre E-Mail-Adresse wurde für eine Anmeldung bei { $brand } angegeben.
code-sign-in-enter = Um sich anzumelden, geben Sie bitte diesen Code ein:
code-sign-in-not-you = Falls Sie sich nicht anmelden wollten, können Sie diese E-Mail ignorieren. Ohne den Code kann sich niemand anmelden.
code-sign-in-reason = Sie erhalten diese E-Mail, weil eine Anmeldung mit dieser Adresse angefordert wurde.

## Zweiter Schritt der Anmeldung

code-mfa-title = Ihr Bestätigungscode
code-mfa-subject-brand = Ihr Bestätigungscode für { $brand }
code-mfa-intro = Ihr Konto erfordert für die Anmeldung einen weiteren Schritt.
code-mfa-intro-brand = Ihr Konto bei { $brand } erfordert für die Anmeldung einen weiteren Schritt.
code-mfa-enter = Um die Anmeldung abzuschließen, geben Sie bitte diesen Code ein:
code-mfa-not-you = Falls Sie sich gerade nicht anmelden, kennt möglicherweise eine andere Person Ihr Passwort. Bitte ändern Sie es so bald wie möglich.
code-mfa-reason = Sie erhalten diese E-Mail, weil das Konto mit dieser Adresse bei der Anmeldung einen Code verlangt.
