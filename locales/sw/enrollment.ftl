## Mada

enrollment-subject-brand = Weka uthibitishaji wa hatua mbili kwa ajili ya { $brand }

## Maudhui

enrollment-title = Weka uthibitishaji wa hatua mbili
enrollment-intro = Tafadhali weka hatua ya pili ya uthibitishaji ili kuingia katika akaunti yako.
enrollment-intro-brand = Tafadhali weka hatua ya pili ya uthibitishaji ili kuingia katika akaunti yako ya { $brand }.
enrollment-why = Hatua ya pili, kama vile programu kwenye simu yako, huwazuia watu wengine kuingia hata kama wanajua nenosiri lako.
enrollment-button = Weka sasa
enrollment-link = Ili kuweka hatua ya pili, tafadhali fungua kiungo hiki:
enrollment-not-you = Ikiwa hukutarajia barua pepe hii, tafadhali usifungue kiungo.

## Kijachini

enrollment-reason = Umepokea barua pepe hii kwa sababu uthibitishaji wa hatua mbili unahitaji kuwekwa kwa akaunti iliyosajiliwa kwa anwani hii.
