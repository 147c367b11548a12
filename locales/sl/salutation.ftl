### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# Names stand in the nominative, which is also the form of address.
# It ends with an exclamation mark, so that a capital letter may follow.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Živjo, { $given }!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Spoštovana gospa dr. { $family }!
                                [prof] Spoštovana gospa prof. { $family }!
                                [prof-dr] Spoštovana gospa prof. dr. { $family }!
                               *[none] Spoštovana gospa { $family }!
                            }
                        [mr]
                            { $academic ->
                                [dr] Spoštovani gospod dr. { $family }!
                                [prof] Spoštovani gospod prof. { $family }!
                                [prof-dr] Spoštovani gospod prof. dr. { $family }!
                               *[none] Spoštovani gospod { $family }!
                            }
                       *[none]
                            { $academic ->
                                [dr] Dober dan, dr. { $name }!
                                [prof] Dober dan, prof. { $name }!
                                [prof-dr] Dober dan, prof. dr. { $name }!
                               *[none] Dober dan, { $name }!
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] Dober dan!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Spoštovana gospa dr. { $family }!
                                [prof] Spoštovana gospa prof. { $family }!
                                [prof-dr] Spoštovana gospa prof. dr. { $family }!
                               *[none] Spoštovana gospa { $family }!
                            }
                        [mr]
                            { $academic ->
                                [dr] Spoštovani gospod dr. { $family }!
                                [prof] Spoštovani gospod prof. { $family }!
                                [prof-dr] Spoštovani gospod prof. dr. { $family }!
                               *[none] Spoštovani gospod { $family }!
                            }
                       *[none]
                            { $academic ->
                                [dr] Dober dan, dr. { $family }!
                                [prof] Dober dan, prof. { $family }!
                                [prof-dr] Dober dan, prof. dr. { $family }!
                               *[none] Dober dan!
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] Živjo, { $given }!
               *[formal] Dober dan, { $given }!
            }
        [whole]
            { $formality ->
                [informal] Živjo, { $name }!
               *[formal]
                    { $academic ->
                        [dr] Dober dan, dr. { $name }!
                        [prof] Dober dan, prof. { $name }!
                        [prof-dr] Dober dan, prof. dr. { $name }!
                       *[none] Dober dan, { $name }!
                    }
            }
       *[none]
            { $formality ->
                [informal] Živjo!
               *[formal] Dober dan!
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
                [dr] Gospa dr.
                [prof] Gospa prof.
                [prof-dr] Gospa prof. dr.
               *[none] Gospa
            }
        [mr]
            { $academic ->
                [dr] Gospod dr.
                [prof] Gospod prof.
                [prof-dr] Gospod prof. dr.
               *[none] Gospod
            }
       *[none]
            { $academic ->
                [dr] dr.
                [prof] prof.
                [prof-dr] prof. dr.
               *[none] { "" }
            }
    }
