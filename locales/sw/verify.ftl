## Mada na muhtasari

verify-subject = Thibitisha anwani yako ya barua pepe
verify-subject-brand = Thibitisha anwani yako ya barua pepe kwa ajili ya { $brand }
verify-preheader = Imebaki hatua moja tu ili kuthibitisha anwani yako ya barua pepe.

## Maudhui

verify-title = Thibitisha anwani yako ya barua pepe
verify-intro = Anwani hii ya barua pepe imewekwa kwa ajili ya akaunti katika huduma yetu. Tafadhali thibitisha kwamba anwani hii ni yako.
verify-intro-brand = Anwani hii ya barua pepe imewekwa kwa ajili ya akaunti ya { $brand }. Tafadhali thibitisha kwamba anwani hii ni yako.
verify-button = Thibitisha anwani
verify-link = Ili kuthibitisha anwani, tafadhali fungua kiungo hiki:
verify-expires = Kiungo hiki kinafanya kazi kwa muda wa <strong>{ DURATION($duration) }</strong>.
verify-not-you = Ikiwa si wewe uliyefanya hivi, tafadhali puuza barua pepe hii. Anwani hii haitathibitishwa.

## Kijachini

verify-reason = Umepokea barua pepe hii kwa sababu anwani hii iliwekwa wakati akaunti ilipofunguliwa au kubadilishwa.
