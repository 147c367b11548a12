link-expires = Ce lien est valable pendant <strong>{ DURATION($duration) }</strong>.
link-keep-private = Veuillez ne pas transférer cet e-mail. Ce lien est strictement personnel.
