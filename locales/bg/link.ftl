link-expires = Срок на валидност на връзката: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Моля, не препращайте този имейл. Връзката е предназначена само за Вас.
