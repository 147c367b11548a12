## Наслов и преглед

reset-subject = Ресетовање лозинке
reset-subject-brand = Ресетовање лозинке за сервис { $brand }
reset-preheader = Рок важења линка у овој поруци: { DURATION($duration) }.

## Текст

reset-title = Ресетовање лозинке
reset-intro = Примили смо захтев за ресетовање лозинке Вашег налога.
reset-intro-brand = Примили смо захтев за ресетовање лозинке Вашег налога на сервису { $brand }.
reset-button = Поставите нову лозинку
reset-link = Да бисте поставили нову лозинку, отворите овај линк:
reset-expires = Рок важења линка: <strong>{ DURATION($duration) }</strong>. Након тога можете затражити нови.
reset-keep-private = Молимо Вас да ову поруку не прослеђујете. Свако ко има линк може да постави нову лозинку.

## Подаци о захтеву

reset-details = Подаци о захтеву:
reset-requested-at = <strong>Датум и време:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }
reset-device = <strong>Уређај:</strong> { $device }
reset-location = <strong>Приближна локација:</strong> { $location }
reset-not-you = Ако овај захтев нисте послали Ви, можете занемарити ову поруку. Ваша лозинка остаје непромењена.

## Подножје

reset-reason = Ову поруку добијате јер је затражена нова лозинка за налог повезан са овом адресом.
