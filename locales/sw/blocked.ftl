## Mada na muhtasari

blocked-subject-brand = Akaunti yako ya { $brand } imezuiwa
blocked-preheader = Kumekuwa na majaribio kadhaa ya kuingia ambayo hayakufaulu.

## Maudhui

blocked-title = Akaunti yako imezuiwa
blocked-intro = Kumekuwa na majaribio kadhaa ya kuingia katika akaunti yako ambayo hayakufaulu. Tumeizuia akaunti ili kuilinda.
blocked-intro-brand = Kumekuwa na majaribio kadhaa ya kuingia katika akaunti yako ya { $brand } ambayo hayakufaulu. Tumeizuia akaunti ili kuilinda.
blocked-details = Maelezo ya majaribio:
blocked-you = Ikiwa ni wewe uliyejaribu kuingia, unaweza kuondoa kizuizi.
blocked-button = Ondoa kizuizi
blocked-link = Ili kuondoa kizuizi cha akaunti, tafadhali fungua kiungo hiki:
blocked-not-you = Ikiwa si wewe uliyejaribu kuingia, usiondoe kizuizi: kinawazuia watu wengine kuingia katika akaunti yako.

## Kijachini

blocked-reason = Umepokea barua pepe hii kwa sababu akaunti iliyosajiliwa kwa anwani hii imezuiwa.
