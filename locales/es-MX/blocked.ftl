blocked-link = Para desbloquear la cuenta, abra esta liga:
