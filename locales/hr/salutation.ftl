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
                [informal] Pozdrav,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Poštovana doktorice,
                                [prof] Poštovana profesorice,
                                [prof-dr] Poštovana profesorice,
                               *[none] Poštovana gospođo,
                            }
                        [mr]
                            { $academic ->
                                [dr] Poštovani doktore,
                                [prof] Poštovani profesore,
                                [prof-dr] Poštovani profesore,
                               *[none] Poštovani gospodine,
                            }
                       *[none] Dobar dan,
                    }
            }
        [family]
            { $formality ->
                [informal] Dobar dan,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Poštovana doktorice,
                                [prof] Poštovana profesorice,
                                [prof-dr] Poštovana profesorice,
                               *[none] Poštovana gospođo,
                            }
                        [mr]
                            { $academic ->
                                [dr] Poštovani doktore,
                                [prof] Poštovani profesore,
                                [prof-dr] Poštovani profesore,
                               *[none] Poštovani gospodine,
                            }
                       *[none] Dobar dan,
                    }
            }
        [given]
            { $formality ->
                [informal] Pozdrav,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Poštovana doktorice,
                                [prof] Poštovana profesorice,
                                [prof-dr] Poštovana profesorice,
                               *[none] Poštovana gospođo,
                            }
                        [mr]
                            { $academic ->
                                [dr] Poštovani doktore,
                                [prof] Poštovani profesore,
                                [prof-dr] Poštovani profesore,
                               *[none] Poštovani gospodine,
                            }
                       *[none] Dobar dan,
                    }
            }
        [whole]
            { $formality ->
                [informal] Pozdrav,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Poštovana doktorice,
                                [prof] Poštovana profesorice,
                                [prof-dr] Poštovana profesorice,
                               *[none] Poštovana gospođo,
                            }
                        [mr]
                            { $academic ->
                                [dr] Poštovani doktore,
                                [prof] Poštovani profesore,
                                [prof-dr] Poštovani profesore,
                               *[none] Poštovani gospodine,
                            }
                       *[none] Dobar dan,
                    }
            }
       *[none]
            { $formality ->
                [informal] Pozdrav,
               *[formal] Dobar dan,
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
                [dr] Doktorica
                [prof] Profesorica
                [prof-dr] Profesorica
               *[none] Gospođa
            }
        [mr]
            { $academic ->
                [dr] Doktor
                [prof] Profesor
                [prof-dr] Profesor
               *[none] Gospodin
            }
       *[none]
            { $academic ->
                [dr] dr.
                [prof] prof.
                [prof-dr] prof. dr.
               *[none] { "" }
            }
    }
