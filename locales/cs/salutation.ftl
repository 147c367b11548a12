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
                [informal] Ahoj,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Vážená paní doktorko,
                                [prof] Vážená paní profesorko,
                                [prof-dr] Vážená paní profesorko,
                               *[none] Vážená paní,
                            }
                        [mr]
                            { $academic ->
                                [dr] Vážený pane doktore,
                                [prof] Vážený pane profesore,
                                [prof-dr] Vážený pane profesore,
                               *[none] Vážený pane,
                            }
                       *[none] Dobrý den,
                    }
            }
        [family]
            { $formality ->
                [informal] Dobrý den,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Vážená paní doktorko,
                                [prof] Vážená paní profesorko,
                                [prof-dr] Vážená paní profesorko,
                               *[none] Vážená paní,
                            }
                        [mr]
                            { $academic ->
                                [dr] Vážený pane doktore,
                                [prof] Vážený pane profesore,
                                [prof-dr] Vážený pane profesore,
                               *[none] Vážený pane,
                            }
                       *[none] Dobrý den,
                    }
            }
        [given]
            { $formality ->
                [informal] Ahoj,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Vážená paní doktorko,
                                [prof] Vážená paní profesorko,
                                [prof-dr] Vážená paní profesorko,
                               *[none] Vážená paní,
                            }
                        [mr]
                            { $academic ->
                                [dr] Vážený pane doktore,
                                [prof] Vážený pane profesore,
                                [prof-dr] Vážený pane profesore,
                               *[none] Vážený pane,
                            }
                       *[none] Dobrý den,
                    }
            }
        [whole]
            { $formality ->
                [informal] Ahoj,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Vážená paní doktorko,
                                [prof] Vážená paní profesorko,
                                [prof-dr] Vážená paní profesorko,
                               *[none] Vážená paní,
                            }
                        [mr]
                            { $academic ->
                                [dr] Vážený pane doktore,
                                [prof] Vážený pane profesore,
                                [prof-dr] Vážený pane profesore,
                               *[none] Vážený pane,
                            }
                       *[none] Dobrý den,
                    }
            }
       *[none]
            { $formality ->
                [informal] Ahoj,
               *[formal] Dobrý den,
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
                [dr] Paní doktorka
                [prof] Paní profesorka
                [prof-dr] Paní profesorka
               *[none] Paní
            }
        [mr]
            { $academic ->
                [dr] Pan doktor
                [prof] Pan profesor
                [prof-dr] Pan profesor
               *[none] Pan
            }
       *[none]
            { $academic ->
                [dr] Dr.
                [prof] prof.
                [prof-dr] prof.
               *[none] { "" }
            }
    }
