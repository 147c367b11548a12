## Asunto y vista previa

welcome-subject = Le damos la bienvenida
welcome-subject-brand = Le damos la bienvenida a { $brand }
welcome-preheader = Su cuenta está lista.

## Cuerpo

welcome-title = Le damos la bienvenida
welcome-title-brand = Le damos la bienvenida a { $brand }
welcome-intro = Le agradecemos que haya creado una cuenta en nuestro servicio. Ya puede utilizarla.
welcome-intro-brand = Le agradecemos que haya creado una cuenta en { $brand }. Ya puede utilizarla.
welcome-created-at = <strong>Fecha de creación:</strong> { DATETIME($at, dateStyle: "long") }
welcome-button = Ir a su cuenta
welcome-link = Para ir a su cuenta, abra este enlace:
welcome-not-you = Si no ha creado esta cuenta, puede ignorar este correo.
welcome-not-you-support = Si no ha creado esta cuenta, le rogamos que <link>nos lo comunique</link>.

## Pie

welcome-reason = Recibe este correo porque se ha creado una cuenta con esta dirección.
