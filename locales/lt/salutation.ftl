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
                [informal] Labas,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Gerbiamoji daktare,
                                [prof] Gerbiamoji profesore,
                                [prof-dr] Gerbiamoji profesore,
                               *[none] Gerbiamoji ponia,
                            }
                        [mr]
                            { $academic ->
                                [dr] Gerbiamasis daktare,
                                [prof] Gerbiamasis profesoriau,
                                [prof-dr] Gerbiamasis profesoriau,
                               *[none] Gerbiamasis pone,
                            }
                       *[none] Laba diena,
                    }
            }
        [family]
            { $formality ->
                [informal] Laba diena,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Gerbiamoji daktare,
                                [prof] Gerbiamoji profesore,
                                [prof-dr] Gerbiamoji profesore,
                               *[none] Gerbiamoji ponia,
                            }
                        [mr]
                            { $academic ->
                                [dr] Gerbiamasis daktare,
                                [prof] Gerbiamasis profesoriau,
                                [prof-dr] Gerbiamasis profesoriau,
                               *[none] Gerbiamasis pone,
                            }
                       *[none] Laba diena,
                    }
            }
        [given]
            { $formality ->
                [informal] Labas,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Gerbiamoji daktare,
                                [prof] Gerbiamoji profesore,
                                [prof-dr] Gerbiamoji profesore,
                               *[none] Gerbiamoji ponia,
                            }
                        [mr]
                            { $academic ->
                                [dr] Gerbiamasis daktare,
                                [prof] Gerbiamasis profesoriau,
                                [prof-dr] Gerbiamasis profesoriau,
                               *[none] Gerbiamasis pone,
                            }
                       *[none] Laba diena,
                    }
            }
        [whole]
            { $formality ->
                [informal] Labas,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Gerbiamoji daktare,
                                [prof] Gerbiamoji profesore,
                                [prof-dr] Gerbiamoji profesore,
                               *[none] Gerbiamoji ponia,
                            }
                        [mr]
                            { $academic ->
                                [dr] Gerbiamasis daktare,
                                [prof] Gerbiamasis profesoriau,
                                [prof-dr] Gerbiamasis profesoriau,
                               *[none] Gerbiamasis pone,
                            }
                       *[none] Laba diena,
                    }
            }
       *[none]
            { $formality ->
                [informal] Labas,
               *[formal] Laba diena,
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
                [dr] Daktarė
                [prof] Profesorė
                [prof-dr] Profesorė
               *[none] Ponia
            }
        [mr]
            { $academic ->
                [dr] Daktaras
                [prof] Profesorius
                [prof-dr] Profesorius
               *[none] Ponas
            }
       *[none]
            { $academic ->
                [dr] dr.
                [prof] prof.
                [prof-dr] prof. dr.
               *[none] { "" }
            }
    }
