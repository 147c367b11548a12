invitation-title = Recibió una invitación
invitation-intro = Recibió una invitación para unirse a nuestro servicio.
invitation-intro-brand = Recibió una invitación para unirse a { $brand }.
invitation-reason = Recibe este correo porque alguien invitó a esta dirección.
