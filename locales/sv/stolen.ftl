## Ämnesrad och förhandsvisning

stolen-subject-brand = Välj ett nytt lösenord för { $brand }
stolen-preheader = Ditt lösenord har påträffats bland uppgifter som stulits från en annan tjänst.

## Text

stolen-title = Välj ett nytt lösenord
stolen-intro = E-postadressen och lösenordet för ditt konto har påträffats bland uppgifter som stulits från en annan tjänst.
stolen-intro-brand = E-postadressen och lösenordet för ditt konto hos { $brand } har påträffats bland uppgifter som stulits från en annan tjänst.
stolen-change = Alla som har uppgifterna skulle kunna logga in på ditt konto. Välj ett nytt lösenord som du inte använder någon annanstans.
stolen-elsewhere = Om du använder det gamla lösenordet för andra konton bör du byta det även där.

## Sidfot

stolen-reason = Du får det här mejlet eftersom kontot som är registrerat på den här adressen berörs.
