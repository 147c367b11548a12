## Lângă buton

layout-fallback = Dacă butonul nu funcționează, copiați acest link în browser:

## Datele contului

layout-address = <strong>Adresă de e-mail:</strong> { $email }
layout-organization = <strong>Organizație:</strong> { $organization }

## Subsol

layout-support-email = Aveți întrebări? Scrieți-ne: { $email }
layout-support-url = Aveți întrebări? Consultați <link>paginile noastre de asistență</link>.
layout-support-both = Aveți întrebări? Consultați <link>paginile noastre de asistență</link> sau scrieți-ne: { $email }
layout-sent-by = Trimis de { $brand }
