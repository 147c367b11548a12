## Ämnesrad och förhandsvisning

blocked-subject-brand = Ditt konto hos { $brand } har spärrats
blocked-preheader = Flera försök att logga in har misslyckats.

## Text

blocked-title = Ditt konto har spärrats
blocked-intro = Flera försök att logga in på ditt konto har misslyckats. Vi har spärrat kontot för att skydda det.
blocked-intro-brand = Flera försök att logga in på ditt konto hos { $brand } har misslyckats. Vi har spärrat kontot för att skydda det.
blocked-details = Uppgifter om försöken:
blocked-you = Om det var du kan du häva spärren.
blocked-button = Häv spärren
blocked-link = Öppna den här länken för att häva spärren på kontot:
blocked-not-you = Om det inte var du ska du låta spärren vara kvar: den håller andra borta från ditt konto.

## Sidfot

blocked-reason = Du får det här mejlet eftersom kontot som är registrerat på den här adressen har spärrats.
