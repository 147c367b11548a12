## Onderwerp en voorbeeldregel

invitation-subject-brand = Uitnodiging om deel te nemen aan { $brand }
invitation-preheader = Open deze e-mail om de uitnodiging te accepteren.

## Tekst

invitation-title = U bent uitgenodigd
invitation-intro = U bent uitgenodigd om gebruik te maken van onze dienst.
invitation-intro-brand = U bent uitgenodigd om deel te nemen aan { $brand }.
invitation-button = Uitnodiging accepteren
invitation-link = Open deze link om de uitnodiging te accepteren:
invitation-not-you = Had u deze uitnodiging niet verwacht? Dan kunt u deze e-mail negeren. Er gebeurt niets zolang u de uitnodiging niet accepteert.

## Gegevens van de uitnodiging

invitation-details = Gegevens van de uitnodiging:
invitation-inviter = <strong>Uitgenodigd door:</strong> { $inviter }
invitation-roles = <strong>Rollen:</strong> { LIST($roles) }

## Voettekst

invitation-reason = U ontvangt deze e-mail omdat iemand dit adres heeft uitgenodigd.
