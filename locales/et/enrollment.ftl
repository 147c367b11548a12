## Teema

enrollment-subject-brand = Seadistage kaheastmeline autentimine teenuses { $brand }

## Tekst

enrollment-title = Seadistage kaheastmeline autentimine
enrollment-intro = Palun seadistage oma kontole sisselogimiseks teine autentimisaste.
enrollment-intro-brand = Palun seadistage oma kontole teenuses { $brand } sisselogimiseks teine autentimisaste.
enrollment-why = Teine autentimisaste, näiteks rakendus telefonis, hoiab võõrad eemal ka siis, kui nad teavad Teie parooli.
enrollment-button = Seadistage kohe
enrollment-link = Teise autentimisastme seadistamiseks avage see link:
enrollment-not-you = Kui Te seda kirja ei oodanud, ärge palun linki avage.

## Jalus

enrollment-reason = Saite selle kirja, sest selle aadressiga seotud kontole tuleb seadistada kaheastmeline autentimine.
