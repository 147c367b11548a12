## Společné

code-preheader = Kód najdete v tomto e-mailu.
code-preheader-expires = Platnost kódu v tomto e-mailu: { DURATION($duration) }.
code-expires = Platnost kódu: <strong>{ DURATION($duration) }</strong>. Po jejím uplynutí si můžete vyžádat nový kód.
code-keep-private = Kód nikomu nesdělujte. Nikdy se Vás na něj nebudeme ptát.

## verify_email_by_code

code-verify-enter = Adresu potvrdíte zadáním tohoto kódu:

## reset_email_by_code

code-reset-enter = Nové heslo nastavíte po zadání tohoto kódu:

## auth_email_by_code

code-sign-in-title = Váš přihlašovací kód
code-sign-in-subject-brand = Váš přihlašovací kód do služby { $brand }
code-sign-in-intro = Obdrželi jsme žádost o přihlášení s touto e-mailovou adresou.
code-sign-in-intro-brand = Obdrželi jsme žádost o přihlášení do služby { $brand } s touto e-mailovou adresou.
code-sign-in-enter = Přihlásíte se zadáním tohoto kódu:
code-sign-in-not-you = Pokud se nepřihlašujete Vy, můžete tento e-mail ignorovat. Bez kódu se nikdo nepřihlásí.
code-sign-in-reason = Tento e-mail dostáváte, protože bylo vyžádáno přihlášení s touto adresou.

## mfa_oob_code

code-mfa-title = Váš ověřovací kód
code-mfa-subject-brand = Váš ověřovací kód pro službu { $brand }
code-mfa-intro = Přihlášení k Vašemu účtu vyžaduje ještě jeden krok.
code-mfa-intro-brand = Přihlášení k Vašemu účtu ve službě { $brand } vyžaduje ještě jeden krok.
code-mfa-enter = Přihlášení dokončíte zadáním tohoto kódu:
code-mfa-not-you = Pokud se právě nepřihlašujete, může Vaše heslo znát někdo jiný. Co nejdříve si je prosím změňte.
code-mfa-reason = Tento e-mail dostáváte, protože účet s touto adresou vyžaduje při přihlášení kód.
