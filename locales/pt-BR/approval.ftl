## Assunto e prévia

approval-subject-brand = { $brand }: sua aprovação é necessária
approval-preheader = Confira os dados e aprove ou recuse a solicitação.

## Corpo

approval-title = Sua aprovação é necessária
approval-intro = Uma operação na sua conta precisa da sua aprovação.
approval-intro-brand = Uma operação na sua conta { $brand } precisa da sua aprovação.
approval-message = <strong>Mensagem:</strong> { $message }
approval-compare = Por favor, compare a mensagem com a que aparece onde a operação foi iniciada. Aprove a operação somente se as duas forem iguais.
approval-button = Revisar solicitação
approval-link = Para revisar a solicitação, abra este link:
approval-not-you = Se você não tem conhecimento desta solicitação, não a aprove. Nada acontecerá sem a sua aprovação.

## Rodapé

approval-reason = Você está recebendo este e-mail porque uma operação na conta associada a este endereço precisa de aprovação.
