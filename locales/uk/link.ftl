link-expires = Строк дії посилання: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Будь ласка, не пересилайте цей лист. Посилання призначене лише для Вас.
