## Barua pepe zote

code-preheader = Msimbo uko katika barua pepe hii.
code-preheader-expires = Msimbo ulio katika barua pepe hii unafanya kazi kwa muda wa { DURATION($duration) }.
code-expires = Msimbo huu unafanya kazi kwa muda wa <strong>{ DURATION($duration) }</strong>. Baada ya hapo, unaweza kuomba msimbo mpya.
code-keep-private = Usimpe mtu yeyote msimbo huu. Hatutakuomba msimbo huu kamwe.

## verify_email_by_code

code-verify-enter = Ili kuthibitisha anwani, weka msimbo huu:

## reset_email_by_code

code-reset-enter = Ili kuchagua nenosiri jipya, weka msimbo huu:

## auth_email_by_code

code-sign-in-title = Msimbo wako wa kuingia
code-sign-in-subject-brand = Msimbo wako wa kuingia katika { $brand }
code-sign-in-intro = Tumepokea ombi la kuingia kwa kutumia anwani hii ya barua pepe.
code-sign-in-intro-brand = Tumepokea ombi la kuingia katika { $brand } kwa kutumia anwani hii ya barua pepe.
code-sign-in-enter = Ili kuingia, weka msimbo huu:
code-sign-in-not-you = Ikiwa si wewe uliyejaribu kuingia, unaweza kupuuza barua pepe hii. Hakuna anayeweza kuingia bila msimbo huu.
code-sign-in-reason = Umepokea barua pepe hii kwa sababu ombi la kuingia kwa anwani hii limetumwa.

## mfa_oob_code

code-mfa-title = Msimbo wako wa uthibitishaji
code-mfa-subject-brand = Msimbo wako wa uthibitishaji wa { $brand }
code-mfa-intro = Hatua moja zaidi inahitajika ili kuingia katika akaunti yako.
code-mfa-intro-brand = Hatua moja zaidi inahitajika ili kuingia katika akaunti yako ya { $brand }.
code-mfa-enter = Ili kukamilisha kuingia, weka msimbo huu:
code-mfa-not-you = Ikiwa huingii katika akaunti yako sasa hivi, huenda mtu mwingine anajua nenosiri lako. Tafadhali libadilishe haraka iwezekanavyo.
code-mfa-reason = Umepokea barua pepe hii kwa sababu akaunti iliyosajiliwa kwa anwani hii inahitaji msimbo wakati wa kuingia.
