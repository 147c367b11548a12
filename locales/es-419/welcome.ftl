welcome-intro = Gracias por crear una cuenta en nuestro servicio. Ya puede usarla.
welcome-intro-brand = Gracias por crear una cuenta en { $brand }. Ya puede usarla.
welcome-button = Ingresar a su cuenta
welcome-link = Para ingresar a su cuenta, abra este enlace:
welcome-not-you = Si usted no creó esta cuenta, puede ignorar este correo.
welcome-not-you-support = Si usted no creó esta cuenta, por favor, <link>infórmenos</link>.
welcome-reason = Recibe este correo porque se creó una cuenta con esta dirección.
