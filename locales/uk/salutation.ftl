### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# A name in an address would have to be inflected, so the greeting has none.
# It ends with an exclamation mark, so that a capital letter may follow.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Привіт!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Шановна пані докторко!
                                [prof] Шановна пані професорко!
                                [prof-dr] Шановна пані професорко!
                               *[none] Шановна пані!
                            }
                        [mr]
                            { $academic ->
                                [dr] Шановний пане докторе!
                                [prof] Шановний пане професоре!
                                [prof-dr] Шановний пане професоре!
                               *[none] Шановний пане!
                            }
                       *[none] Добрий день!
                    }
            }
        [family]
            { $formality ->
                [informal] Добрий день!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Шановна пані докторко!
                                [prof] Шановна пані професорко!
                                [prof-dr] Шановна пані професорко!
                               *[none] Шановна пані!
                            }
                        [mr]
                            { $academic ->
                                [dr] Шановний пане докторе!
                                [prof] Шановний пане професоре!
                                [prof-dr] Шановний пане професоре!
                               *[none] Шановний пане!
                            }
                       *[none] Добрий день!
                    }
            }
        [given]
            { $formality ->
                [informal] Привіт!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Шановна пані докторко!
                                [prof] Шановна пані професорко!
                                [prof-dr] Шановна пані професорко!
                               *[none] Шановна пані!
                            }
                        [mr]
                            { $academic ->
                                [dr] Шановний пане докторе!
                                [prof] Шановний пане професоре!
                                [prof-dr] Шановний пане професоре!
                               *[none] Шановний пане!
                            }
                       *[none] Добрий день!
                    }
            }
        [whole]
            { $formality ->
                [informal] Привіт!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Шановна пані докторко!
                                [prof] Шановна пані професорко!
                                [prof-dr] Шановна пані професорко!
                               *[none] Шановна пані!
                            }
                        [mr]
                            { $academic ->
                                [dr] Шановний пане докторе!
                                [prof] Шановний пане професоре!
                                [prof-dr] Шановний пане професоре!
                               *[none] Шановний пане!
                            }
                       *[none] Добрий день!
                    }
            }
       *[none]
            { $formality ->
                [informal] Привіт!
               *[formal] Добрий день!
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
                [dr] Пані докторка
                [prof] Пані професорка
                [prof-dr] Пані професорка
               *[none] Пані
            }
        [mr]
            { $academic ->
                [dr] Пан доктор
                [prof] Пан професор
                [prof-dr] Пан професор
               *[none] Пан
            }
       *[none]
            { $academic ->
                [dr] д-р
                [prof] проф.
                [prof-dr] проф.
               *[none] { "" }
            }
    }
