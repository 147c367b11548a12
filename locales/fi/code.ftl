## Kaikissa viesteissä

code-preheader = Koodi on tässä viestissä.
code-preheader-expires = Tämän viestin koodin voimassaoloaika on { DURATION($duration) }.
code-expires = Koodin voimassaoloaika on <strong>{ DURATION($duration) }</strong>. Sen jälkeen voit pyytää uuden koodin.
code-keep-private = Älä kerro koodia kenellekään. Me emme koskaan kysy sitä sinulta.

## verify_email_by_code

code-verify-enter = Vahvista osoite antamalla tämä koodi:

## reset_email_by_code

code-reset-enter = Valitse uusi salasana antamalla tämä koodi:

## auth_email_by_code

code-sign-in-title = Kirjautumiskoodisi
code-sign-in-subject-brand = { $brand }: kirjautumiskoodisi
code-sign-in-intro = Saimme pyynnön kirjautua tällä sähköpostiosoitteella.
code-sign-in-intro-brand = Saimme pyynnön kirjautua tällä sähköpostiosoitteella palveluun { $brand }.
code-sign-in-enter = Kirjaudu antamalla tämä koodi:
code-sign-in-not-you = Jos et yrittänyt kirjautua, voit jättää viestin huomiotta. Kukaan ei voi kirjautua ilman koodia.
code-sign-in-reason = Saat tämän viestin, koska tällä osoitteella pyydettiin kirjautumista.

## mfa_oob_code

code-mfa-title = Vahvistuskoodisi
code-mfa-subject-brand = { $brand }: vahvistuskoodisi
code-mfa-intro = Käyttäjätilillesi kirjautuminen vaatii vielä yhden vaiheen.
code-mfa-intro-brand = Käyttäjätilillesi kirjautuminen palvelussa { $brand } vaatii vielä yhden vaiheen.
code-mfa-enter = Viimeistele kirjautuminen antamalla tämä koodi:
code-mfa-not-you = Jos et ole juuri nyt kirjautumassa, joku muu saattaa tietää salasanasi. Vaihda se mahdollisimman pian.
code-mfa-reason = Saat tämän viestin, koska tähän osoitteeseen rekisteröity käyttäjätili vaatii koodin kirjauduttaessa.
