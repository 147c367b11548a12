## Mada na muhtasari

reset-subject = Weka upya nenosiri lako
reset-subject-brand = Weka upya nenosiri lako la { $brand }
reset-preheader = Kiungo kilicho katika barua pepe hii kinafanya kazi kwa muda wa { DURATION($duration) }.

## Maudhui

reset-title = Weka upya nenosiri lako
reset-intro = Tumepokea ombi la kuweka upya nenosiri la akaunti yako.
reset-intro-brand = Tumepokea ombi la kuweka upya nenosiri la akaunti yako ya { $brand }.
reset-button = Chagua nenosiri jipya
reset-link = Ili kuchagua nenosiri jipya, tafadhali fungua kiungo hiki:
reset-expires = Kiungo hiki kinafanya kazi kwa muda wa <strong>{ DURATION($duration) }</strong>. Baada ya hapo, unaweza kuomba kiungo kipya.
reset-keep-private = Tafadhali usimtumie mtu mwingine barua pepe hii. Mtu yeyote aliye na kiungo hiki anaweza kuchagua nenosiri jipya.

## Maelezo ya ombi

reset-details = Maelezo ya ombi:
reset-requested-at = <strong>Wakati wa ombi:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Kifaa:</strong> { $device }
reset-location = <strong>Mahali (makadirio):</strong> { $location }
reset-not-you = Ikiwa si wewe uliyetuma ombi hili, unaweza kupuuza barua pepe hii. Nenosiri lako halitabadilika.

## Kijachini

reset-reason = Umepokea barua pepe hii kwa sababu nenosiri jipya limeombwa kwa akaunti iliyosajiliwa kwa anwani hii.
