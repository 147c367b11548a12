### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# A name in an address would have to be inflected, so the greeting has none.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Здраво,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Поштована докторко,
                                [prof] Поштована професорко,
                                [prof-dr] Поштована професорко,
                               *[none] Поштована госпођо,
                            }
                        [mr]
                            { $academic ->
                                [dr] Поштовани докторе,
                                [prof] Поштовани професоре,
                                [prof-dr] Поштовани професоре,
                               *[none] Поштовани господине,
                            }
                       *[none] Добар дан,
                    }
            }
        [family]
            { $formality ->
                [informal] Добар дан,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Поштована докторко,
                                [prof] Поштована професорко,
                                [prof-dr] Поштована професорко,
                               *[none] Поштована госпођо,
                            }
                        [mr]
                            { $academic ->
                                [dr] Поштовани докторе,
                                [prof] Поштовани професоре,
                                [prof-dr] Поштовани професоре,
                               *[none] Поштовани господине,
                            }
                       *[none] Добар дан,
                    }
            }
        [given]
            { $formality ->
                [informal] Здраво,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Поштована докторко,
                                [prof] Поштована професорко,
                                [prof-dr] Поштована професорко,
                               *[none] Поштована госпођо,
                            }
                        [mr]
                            { $academic ->
                                [dr] Поштовани докторе,
                                [prof] Поштовани професоре,
                                [prof-dr] Поштовани професоре,
                               *[none] Поштовани господине,
                            }
                       *[none] Добар дан,
                    }
            }
        [whole]
            { $formality ->
                [informal] Здраво,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Поштована докторко,
                                [prof] Поштована професорко,
                                [prof-dr] Поштована професорко,
                               *[none] Поштована госпођо,
                            }
                        [mr]
                            { $academic ->
                                [dr] Поштовани докторе,
                                [prof] Поштовани професоре,
                                [prof-dr] Поштовани професоре,
                               *[none] Поштовани господине,
                            }
                       *[none] Добар дан,
                    }
            }
       *[none]
            { $formality ->
                [informal] Здраво,
               *[formal] Добар дан,
            }
    }

# What the person is called inside a sentence. Not asked for when $name_kind is none.
salutation-name =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] { $given }
               *[formal] { $name }
            }
        [family] { $family }
        [given] { $given }
       *[whole] { $name }
    }

# The title alone. Not asked for without a title; empty where this language has no neutral form.
salutation-title =
    { $title ->
        [ms]
            { $academic ->
                [dr] Докторка
                [prof] Професорка
                [prof-dr] Професорка
               *[none] Госпођа
            }
        [mr]
            { $academic ->
                [dr] Доктор
                [prof] Професор
                [prof-dr] Професор
               *[none] Господин
            }
       *[none]
            { $academic ->
                [dr] др
                [prof] проф.
                [prof-dr] проф. др
               *[none] { "" }
            }
    }
