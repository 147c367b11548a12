## Painikkeen yhteydessä

layout-fallback = Jos painike ei toimi, kopioi tämä linkki selaimeesi:

## Käyttäjätilin tiedot

layout-address = <strong>Sähköpostiosoite:</strong> { $email }
layout-organization = <strong>Organisaatio:</strong> { $organization }

## Alatunniste

layout-support-email = Onko sinulla kysyttävää? Kirjoita meille: { $email }
layout-support-url = Onko sinulla kysyttävää? Vastauksia löydät <link>ohjesivuiltamme</link>.
layout-support-both = Onko sinulla kysyttävää? Vastauksia löydät <link>ohjesivuiltamme</link>. Voit myös kirjoittaa meille: { $email }
layout-sent-by = Lähettäjä: { $brand }
