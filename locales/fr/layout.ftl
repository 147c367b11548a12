## À côté du bouton

layout-fallback = Si le bouton ne fonctionne pas, veuillez copier ce lien dans votre navigateur :

## Informations sur le compte

layout-address = <strong>Adresse e-mail :</strong> { $email }
layout-organization = <strong>Organisation :</strong> { $organization }

## Pied de page

layout-support-email = Une question ? Écrivez-nous : { $email }
layout-support-url = Une question ? Consultez nos <link>pages d’assistance</link>.
layout-support-both = Une question ? Consultez nos <link>pages d’assistance</link> ou écrivez-nous : { $email }
layout-sent-by = Envoyé par { $brand }
