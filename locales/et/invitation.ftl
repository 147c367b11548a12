## Teema ja eelvaade

invitation-subject-brand = { $brand } kutsub Teid liituma
invitation-preheader = Kutse vastuvõtmiseks avage see kiri.

## Tekst

invitation-title = Teile on saadetud kutse
invitation-intro = Teid on kutsutud meie teenusega liituma.
invitation-intro-brand = { $brand } kutsub Teid liituma.
invitation-button = Võtke kutse vastu
invitation-link = Kutse vastuvõtmiseks avage see link:
invitation-not-you = Kui Te seda kutset ei oodanud, võite seda kirja eirata. Midagi ei juhtu, kui Te kutset vastu ei võta.

## Kutse andmed

invitation-details = Kutse andmed:
invitation-inviter = <strong>Kutsuja:</strong> { $inviter }
invitation-roles = <strong>Rollid:</strong> { LIST($roles) }

## Jalus

invitation-reason = Saite selle kirja, sest keegi saatis sellele aadressile kutse.
