## mfa_oob_code

code-mfa-enter = Um die Anmeldung abzuschliessen, geben Sie bitte diesen Code ein:
