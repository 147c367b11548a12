## Chini ya kitufe

layout-fallback = Ikiwa kitufe hakifanyi kazi, tafadhali nakili kiungo hiki kwenye kivinjari chako:

## Maelezo ya akaunti

layout-address = <strong>Anwani ya barua pepe:</strong> { $email }
layout-organization = <strong>Shirika:</strong> { $organization }

## Kijachini

layout-support-email = Je, una maswali? Tuandikie: { $email }
layout-support-url = Je, una maswali? Pata majibu kwenye <link>kurasa zetu za usaidizi</link>.
layout-support-both = Je, una maswali? Pata majibu kwenye <link>kurasa zetu za usaidizi</link>, au tuandikie: { $email }
layout-sent-by = Imetumwa na { $brand }
