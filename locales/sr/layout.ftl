## Поред дугмета

layout-fallback = Ако дугме не ради, копирајте овај линк у прегледач:

## Подаци о налогу

layout-address = <strong>Адреса е-поште:</strong> { $email }
layout-organization = <strong>Организација:</strong> { $organization }

## Подножје

layout-support-email = Имате питања? Пишите нам: { $email }
layout-support-url = Имате питања? Одговоре можете пронаћи на нашим <link>страницама за подршку</link>.
layout-support-both = Имате питања? Одговоре потражите на нашим <link>страницама за подршку</link> или нам пишите: { $email }
layout-sent-by = Пошиљалац: { $brand }
