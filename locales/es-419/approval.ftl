approval-preheader = Revise los datos y luego apruebe o rechace la solicitud.
approval-compare = Por favor, compare el mensaje con el que se muestra donde se inició la operación. Apruébela solo si ambos coinciden.
