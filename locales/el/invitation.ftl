## Θέμα και προεπισκόπηση

invitation-subject-brand = Πρόσκληση συμμετοχής: { $brand }
invitation-preheader = Ανοίξτε αυτό το μήνυμα για να αποδεχτείτε την πρόσκληση.

## Κείμενο

invitation-title = Έχετε μια πρόσκληση
invitation-intro = Λάβατε πρόσκληση συμμετοχής στην υπηρεσία μας.
invitation-intro-brand = Λάβατε πρόσκληση συμμετοχής: { $brand }.
invitation-button = Αποδοχή πρόσκλησης
invitation-link = Για να αποδεχτείτε την πρόσκληση, ανοίξτε αυτόν τον σύνδεσμο:
invitation-not-you = Αν δεν περιμένατε αυτή την πρόσκληση, μπορείτε να αγνοήσετε το μήνυμα. Τίποτα δεν θα γίνει αν δεν την αποδεχτείτε.

## Στοιχεία της πρόσκλησης

invitation-details = Στοιχεία της πρόσκλησης:
invitation-inviter = <strong>Πρόσκληση από:</strong> { $inviter }
invitation-roles = <strong>Ρόλοι:</strong> { LIST($roles) }

## Υποσέλιδο

invitation-reason = Λαμβάνετε αυτό το μήνυμα επειδή στάλθηκε πρόσκληση σε αυτή τη διεύθυνση.
