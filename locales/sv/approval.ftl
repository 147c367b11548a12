## Ämnesrad och förhandsvisning

approval-subject-brand = Ditt godkännande behövs för { $brand }
approval-preheader = Kontrollera uppgifterna och godkänn eller avvisa sedan begäran.

## Text

approval-title = Ditt godkännande behövs
approval-intro = En åtgärd i ditt konto behöver ditt godkännande.
approval-intro-brand = En åtgärd i ditt konto hos { $brand } behöver ditt godkännande.
approval-message = <strong>Meddelande:</strong> { $message }
approval-compare = Jämför meddelandet med det som visas där åtgärden startades. Godkänn åtgärden bara om de är likadana.
approval-button = Granska begäran
approval-link = Öppna den här länken för att granska begäran:
approval-not-you = Om du inte känner till detta ska du inte godkänna det. Inget händer utan ditt godkännande.

## Sidfot

approval-reason = Du får det här mejlet eftersom en åtgärd i kontot som är registrerat på den här adressen behöver godkännas.
