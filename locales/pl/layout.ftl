### Bez zwrotów na „ty” i bez form „Pan/Pani”: zdania są bezosobowe. Wyjątkiem są przyciski, które tradycyjnie mają tryb rozkazujący.

## Obok przycisku

layout-fallback = Jeśli przycisk nie działa, prosimy skopiować ten link do przeglądarki:

## Dane konta

layout-address = <strong>Adres e-mail:</strong> { $email }
layout-organization = <strong>Organizacja:</strong> { $organization }

## Stopka

layout-support-email = W razie pytań prosimy o kontakt: { $email }
layout-support-url = Odpowiedzi na pytania można znaleźć na naszych <link>stronach pomocy</link>.
layout-support-both = W razie pytań polecamy nasze <link>strony pomocy</link> lub kontakt pod adresem: { $email }
layout-sent-by = Nadawca: { $brand }
