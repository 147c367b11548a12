## Ämnesrad

enrollment-subject-brand = Aktivera tvåfaktorsautentisering för { $brand }

## Text

enrollment-title = Aktivera tvåfaktorsautentisering
enrollment-intro = Lägg till en andra faktor för inloggningen på ditt konto.
enrollment-intro-brand = Lägg till en andra faktor för inloggningen på ditt konto hos { $brand }.
enrollment-why = En andra faktor, till exempel en app i din telefon, håller andra ute även om de känner till ditt lösenord.
enrollment-button = Aktivera nu
enrollment-link = Öppna den här länken för att lägga till den andra faktorn:
enrollment-not-you = Om du inte väntade dig det här mejlet ska du inte öppna länken.

## Sidfot

enrollment-reason = Du får det här mejlet eftersom tvåfaktorsautentisering ska aktiveras för kontot som är registrerat på den här adressen.
