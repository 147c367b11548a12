## Accanto al pulsante

layout-fallback = Se il pulsante non funziona, copi questo link nel suo browser:

## Dati dell’account

layout-address = <strong>Indirizzo e-mail:</strong> { $email }
layout-organization = <strong>Organizzazione:</strong> { $organization }

## Piè di pagina

layout-support-email = Ha domande? Ci scriva: { $email }
layout-support-url = Ha domande? Consulti le nostre <link>pagine di assistenza</link>.
layout-support-both = Ha domande? Consulti le nostre <link>pagine di assistenza</link> o ci scriva: { $email }
layout-sent-by = Inviata da { $brand }
