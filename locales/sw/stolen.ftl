## Mada na muhtasari

stolen-subject-brand = Tafadhali chagua nenosiri jipya la { $brand }
stolen-preheader = Nenosiri lako limepatikana katika data iliyoibwa kutoka huduma nyingine.

## Maudhui

stolen-title = Tafadhali chagua nenosiri jipya
stolen-intro = Anwani ya barua pepe na nenosiri la akaunti yako vimepatikana katika data iliyoibwa kutoka huduma nyingine.
stolen-intro-brand = Anwani ya barua pepe na nenosiri la akaunti yako ya { $brand } vimepatikana katika data iliyoibwa kutoka huduma nyingine.
stolen-change = Mtu yeyote aliye na data hii anaweza kuingia katika akaunti yako. Tafadhali chagua nenosiri jipya ambalo hutumii mahali pengine popote.
stolen-elsewhere = Ikiwa unatumia nenosiri la zamani kwa akaunti nyingine pia, tafadhali libadilishe huko pia.

## Kijachini

stolen-reason = Umepokea barua pepe hii kwa sababu akaunti iliyosajiliwa kwa anwani hii imeathirika.
