approval-link = Para revisar la solicitud, abra esta liga:
