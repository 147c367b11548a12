### Sidorna som länkarna i verify_email och reset_email leder till.

## Adressen till ett konto

verify-title = Bekräfta din e-postadress
verify-lead = Bekräfta att den här e-postadressen är din och att du använder den hos { $application }.
verify-button = Bekräfta adressen
verify-done-title = Din e-postadress är bekräftad
verify-already = Den här e-postadressen är redan bekräftad
verify-done = Du kan stänga den här sidan och fortsätta använda { $application }.

## Ett nytt lösenord

reset-title = Återställ ditt lösenord
reset-lead = Ett nytt lösenord har begärts för ditt konto hos { $application }. Om det var du kan du fortsätta. Om inte kan du stänga den här sidan: ditt lösenord ändras inte.
reset-button = Fortsätt
reset-done-title = Din begäran är bekräftad
reset-done = Gå tillbaka till { $application } och välj ditt nya lösenord.

## Länkar som inte längre fungerar

link-used = Den här länken har redan använts
link-expired = Den här länken har gått ut
link-unknown = Den här länken är ogiltig
link-again = Använd länken i det senaste mejlet eller begär en ny hos { $application }.

## Ett fel hos oss

later-title = Det här går inte just nu
later = Öppna länken igen om några minuter.
