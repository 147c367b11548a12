welcome-link = Para ingresar a su cuenta, abra esta liga:
