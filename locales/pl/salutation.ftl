### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# A name in an address would have to be inflected, so the formal greeting has none.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Cześć { $given },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Szanowna Pani Doktor,
                                [prof] Szanowna Pani Profesor,
                                [prof-dr] Szanowna Pani Profesor,
                               *[none] Szanowna Pani,
                            }
                        [mr]
                            { $academic ->
                                [dr] Szanowny Panie Doktorze,
                                [prof] Szanowny Panie Profesorze,
                                [prof-dr] Szanowny Panie Profesorze,
                               *[none] Szanowny Panie,
                            }
                       *[none] Dzień dobry,
                    }
            }
        [family]
            { $formality ->
                [informal] Dzień dobry,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Szanowna Pani Doktor,
                                [prof] Szanowna Pani Profesor,
                                [prof-dr] Szanowna Pani Profesor,
                               *[none] Szanowna Pani,
                            }
                        [mr]
                            { $academic ->
                                [dr] Szanowny Panie Doktorze,
                                [prof] Szanowny Panie Profesorze,
                                [prof-dr] Szanowny Panie Profesorze,
                               *[none] Szanowny Panie,
                            }
                       *[none] Dzień dobry,
                    }
            }
        [given]
            { $formality ->
                [informal] Cześć { $given },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Szanowna Pani Doktor,
                                [prof] Szanowna Pani Profesor,
                                [prof-dr] Szanowna Pani Profesor,
                               *[none] Szanowna Pani,
                            }
                        [mr]
                            { $academic ->
                                [dr] Szanowny Panie Doktorze,
                                [prof] Szanowny Panie Profesorze,
                                [prof-dr] Szanowny Panie Profesorze,
                               *[none] Szanowny Panie,
                            }
                       *[none] Dzień dobry,
                    }
            }
        [whole]
            { $formality ->
                [informal] Cześć { $name },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Szanowna Pani Doktor,
                                [prof] Szanowna Pani Profesor,
                                [prof-dr] Szanowna Pani Profesor,
                               *[none] Szanowna Pani,
                            }
                        [mr]
                            { $academic ->
                                [dr] Szanowny Panie Doktorze,
                                [prof] Szanowny Panie Profesorze,
                                [prof-dr] Szanowny Panie Profesorze,
                               *[none] Szanowny Panie,
                            }
                       *[none] Dzień dobry,
                    }
            }
       *[none] Dzień dobry,
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
                [dr] Pani Doktor
                [prof] Pani Profesor
                [prof-dr] Pani Profesor
               *[none] Pani
            }
        [mr]
            { $academic ->
                [dr] Pan Doktor
                [prof] Pan Profesor
                [prof-dr] Pan Profesor
               *[none] Pan
            }
       *[none]
            { $academic ->
                [dr] dr
                [prof] prof.
                [prof-dr] prof.
               *[none] { "" }
            }
    }
