## Vid knappen

layout-fallback = Om knappen inte fungerar kan du kopiera den här länken till din webbläsare:

## Kontouppgifter

layout-address = <strong>E-postadress:</strong> { $email }
layout-organization = <strong>Organisation:</strong> { $organization }

## Sidfot

layout-support-email = Har du frågor? Skriv till oss: { $email }
layout-support-url = Har du frågor? Du hittar svar på våra <link>hjälpsidor</link>.
layout-support-both = Har du frågor? Du hittar svar på våra <link>hjälpsidor</link>. Du kan också skriva till oss: { $email }
layout-sent-by = Skickat av { $brand }
