link-expires = Рок важења линка: <strong>{ DURATION($duration) }</strong>.
link-keep-private = Молимо Вас да ову поруку не прослеђујете. Линк је намењен само Вама.
