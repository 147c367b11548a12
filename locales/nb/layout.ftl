## Ved knappen

layout-fallback = Hvis knappen ikke fungerer, kan du kopiere denne lenken til nettleseren din:

## Kontoopplysninger

layout-address = <strong>E-postadresse:</strong> { $email }
layout-organization = <strong>Organisasjon:</strong> { $organization }

## Bunntekst

layout-support-email = Har du spørsmål? Skriv til oss: { $email }
layout-support-url = Har du spørsmål? Du finner svar på <link>hjelpesidene våre</link>.
layout-support-both = Har du spørsmål? Du finner svar på <link>hjelpesidene våre</link>. Du kan også skrive til oss: { $email }
layout-sent-by = Sendt av { $brand }
