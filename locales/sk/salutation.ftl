### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# Slovak has no vocative: names stand as they are, between commas.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Ahoj, { $given },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Vážená pani doktorka { $family },
                                [prof] Vážená pani profesorka { $family },
                                [prof-dr] Vážená pani profesorka { $family },
                               *[none] Vážená pani { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Vážený pán doktor { $family },
                                [prof] Vážený pán profesor { $family },
                                [prof-dr] Vážený pán profesor { $family },
                               *[none] Vážený pán { $family },
                            }
                       *[none] Dobrý deň, { $name },
                    }
            }
        [family]
            { $formality ->
                [informal] Dobrý deň,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Vážená pani doktorka { $family },
                                [prof] Vážená pani profesorka { $family },
                                [prof-dr] Vážená pani profesorka { $family },
                               *[none] Vážená pani { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Vážený pán doktor { $family },
                                [prof] Vážený pán profesor { $family },
                                [prof-dr] Vážený pán profesor { $family },
                               *[none] Vážený pán { $family },
                            }
                       *[none] Dobrý deň,
                    }
            }
        [given]
            { $formality ->
                [informal] Ahoj, { $given },
               *[formal] Dobrý deň, { $given },
            }
        [whole]
            { $formality ->
                [informal] Ahoj, { $name },
               *[formal] Dobrý deň, { $name },
            }
       *[none]
            { $formality ->
                [informal] Ahoj,
               *[formal] Dobrý deň,
            }
    }

# What the person is called inside a sentence. Not asked for when $name_kind is none.
salutation-name =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] { $given }
               *[formal]
                    { $title ->
                        [ms] { $family }
                        [mr] { $family }
                       *[none] { $name }
                    }
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
                [dr] Pani doktorka
                [prof] Pani profesorka
                [prof-dr] Pani profesorka
               *[none] Pani
            }
        [mr]
            { $academic ->
                [dr] Pán doktor
                [prof] Pán profesor
                [prof-dr] Pán profesor
               *[none] Pán
            }
       *[none]
            { $academic ->
                [dr] Dr.
                [prof] prof.
                [prof-dr] prof.
               *[none] { "" }
            }
    }
