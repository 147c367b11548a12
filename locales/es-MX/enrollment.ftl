enrollment-link = Para configurar el segundo factor, abra esta liga:
enrollment-not-you = Si no esperaba este correo, por favor, no abra la liga.
