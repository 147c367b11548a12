verify-link = Para confirmar la dirección, abra esta liga:
verify-expires = La liga es válida durante <strong>{ DURATION($duration) }</strong>.
