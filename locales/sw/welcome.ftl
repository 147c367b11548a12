## Mada na muhtasari

welcome-subject = Karibu
welcome-subject-brand = Karibu { $brand }
welcome-preheader = Akaunti yako iko tayari.

## Maudhui

welcome-title = Karibu
welcome-title-brand = Karibu { $brand }
welcome-intro = Asante kwa kufungua akaunti kwetu. Iko tayari kutumika.
welcome-intro-brand = Asante kwa kufungua akaunti ya { $brand }. Iko tayari kutumika.
welcome-created-at = <strong>Ilifunguliwa:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Nenda kwenye akaunti yako
welcome-link = Ili kwenda kwenye akaunti yako, tafadhali fungua kiungo hiki:
welcome-not-you = Ikiwa si wewe uliyefungua akaunti hii, unaweza kupuuza barua pepe hii.
welcome-not-you-support = Ikiwa si wewe uliyefungua akaunti hii, tafadhali <link>tujulishe</link>.

## Kijachini

welcome-reason = Umepokea barua pepe hii kwa sababu akaunti ilifunguliwa kwa kutumia anwani hii.
