## Mada na muhtasari

approval-subject-brand = Idhini yako inahitajika kwa ajili ya { $brand }
approval-preheader = Angalia maelezo, kisha uidhinishe au ukatae ombi.

## Maudhui

approval-title = Idhini yako inahitajika
approval-intro = Kuna kitendo katika akaunti yako kinachohitaji idhini yako.
approval-intro-brand = Kuna kitendo katika akaunti yako ya { $brand } kinachohitaji idhini yako.
approval-message = <strong>Ujumbe:</strong> { $message }
approval-compare = Tafadhali linganisha ujumbe huu na ule unaoonyeshwa mahali kitendo kilipoanzishwa. Idhinisha tu ikiwa jumbe zote mbili zinafanana.
approval-button = Kagua ombi
approval-link = Ili kukagua ombi, tafadhali fungua kiungo hiki:
approval-not-you = Ikiwa hujui lolote kuhusu kitendo hiki, usikiidhinishe. Hakuna kitakachofanyika bila idhini yako.

## Kijachini

approval-reason = Umepokea barua pepe hii kwa sababu kuna kitendo kinachohitaji idhini katika akaunti iliyosajiliwa kwa anwani hii.
