layout-fallback = Si le bouton ne fonctionne pas, veuillez copier ce lien dans votre navigateur :
layout-address = <strong>Adresse courriel :</strong> { $email }
layout-organization = <strong>Organisation :</strong> { $organization }
layout-support-email = Une question? Écrivez-nous : { $email }
layout-support-url = Une question? Consultez nos <link>pages d’assistance</link>.
layout-support-both = Une question? Consultez nos <link>pages d’assistance</link> ou écrivez-nous : { $email }
