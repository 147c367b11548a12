## Ved knappen

layout-fallback = Hvis knappen ikke virker, kan du kopiere dette link til din browser:

## Kontooplysninger

layout-address = <strong>E-mailadresse:</strong> { $email }
layout-organization = <strong>Organisation:</strong> { $organization }

## Sidefod

layout-support-email = Har du spørgsmål? Skriv til os: { $email }
layout-support-url = Har du spørgsmål? Find svar på vores <link>hjælpesider</link>.
layout-support-both = Har du spørgsmål? Find svar på vores <link>hjælpesider</link>, eller skriv til os: { $email }
layout-sent-by = Sendt af { $brand }
