## Subiect și previzualizare

approval-subject-brand = Este necesară aprobarea dumneavoastră pentru { $brand }
approval-preheader = Verificați detaliile, apoi aprobați sau respingeți solicitarea.

## Text

approval-title = Este necesară aprobarea dumneavoastră
approval-intro = O acțiune din contul dumneavoastră necesită aprobare.
approval-intro-brand = O acțiune din contul dumneavoastră { $brand } necesită aprobare.
approval-message = <strong>Mesaj:</strong> { $message }
approval-compare = Vă rugăm să comparați mesajul cu cel afișat acolo unde a fost inițiată acțiunea. Aprobați acțiunea numai dacă mesajele sunt identice.
approval-button = Verificați solicitarea
approval-link = Pentru a verifica solicitarea, deschideți acest link:
approval-not-you = Dacă nu știți nimic despre această acțiune, nu o aprobați. Nu se întâmplă nimic fără aprobarea dumneavoastră.

## Subsol

approval-reason = Primiți acest e-mail deoarece o acțiune din contul asociat acestei adrese necesită aprobare.
