invitation-link = Para aceptar la invitación, abra esta liga:
