## Assunto e pré-visualização

approval-subject-brand = { $brand }: é necessária a sua aprovação
approval-preheader = Verifique os dados e, em seguida, aprove ou recuse o pedido.

## Texto

approval-title = É necessária a sua aprovação
approval-intro = Uma operação na sua conta necessita da sua aprovação.
approval-intro-brand = Uma operação na sua conta { $brand } necessita da sua aprovação.
approval-message = <strong>Mensagem:</strong> { $message }
approval-compare = Por favor, compare a mensagem com a que é apresentada no local onde a operação foi iniciada. Aprove a operação apenas se ambas forem iguais.
approval-button = Analisar pedido
approval-link = Para analisar o pedido, abra esta ligação:
approval-not-you = Se não tem conhecimento desta operação, não a aprove. Nada acontece sem a sua aprovação.

## Rodapé

approval-reason = Recebeu este e-mail porque uma operação na conta associada a este endereço necessita de aprovação.
