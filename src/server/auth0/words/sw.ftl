### Kurasa zinazofunguliwa na viungo vya verify_email na reset_email.

## Anwani ya akaunti

verify-title = Thibitisha anwani yako ya barua pepe
verify-lead = Tafadhali thibitisha kwamba anwani hii ya barua pepe ni yako na kwamba unaitumia kwa akaunti yako ya { $application }.
verify-button = Thibitisha anwani
verify-done-title = Anwani yako ya barua pepe imethibitishwa
verify-already = Anwani hii ya barua pepe tayari imethibitishwa
verify-done = Unaweza kufunga ukurasa huu na kuendelea kutumia { $application }.

## Nenosiri jipya

reset-title = Weka upya nenosiri lako
reset-lead = Nenosiri jipya limeombwa kwa akaunti yako ya { $application }. Ikiwa ni wewe uliyetuma ombi hili, tafadhali endelea. Ikiwa si wewe, funga ukurasa huu: nenosiri lako halitabadilika.
reset-button = Endelea
reset-done-title = Ombi lako limethibitishwa
reset-done = Tafadhali rudi kwenye { $application } ili kuchagua nenosiri lako jipya.

## Viungo ambavyo havifanyi kazi tena

link-used = Kiungo hiki tayari kimetumika
link-expired = Muda wa kiungo hiki umekwisha
link-unknown = Kiungo hiki si sahihi
link-again = Tafadhali tumia kiungo kilicho katika barua pepe ya hivi karibuni zaidi, au omba kiungo kipya kutoka kwa { $application }.

## Hitilafu kwa upande wetu

later-title = Hili haliwezekani kwa sasa
later = Tafadhali fungua kiungo hiki tena baada ya dakika chache.
