### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# No verb and no adjective: the second person would say the gender.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] היי { $given },
               *[formal]
                    { $academic ->
                        [dr] שלום רב ד״ר { $family },
                        [prof] שלום רב פרופ׳ { $family },
                        [prof-dr] שלום רב פרופ׳ { $family },
                       *[none]
                            { $title ->
                                [ms] שלום רב גב׳ { $family },
                                [mr] שלום רב מר { $family },
                               *[none] שלום רב { $name },
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] שלום,
               *[formal]
                    { $academic ->
                        [dr] שלום רב ד״ר { $family },
                        [prof] שלום רב פרופ׳ { $family },
                        [prof-dr] שלום רב פרופ׳ { $family },
                       *[none]
                            { $title ->
                                [ms] שלום רב גב׳ { $family },
                                [mr] שלום רב מר { $family },
                               *[none] שלום רב,
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] היי { $given },
               *[formal] שלום רב { $given },
            }
        [whole]
            { $formality ->
                [informal] היי { $name },
               *[formal] שלום רב { $name },
            }
       *[none]
            { $formality ->
                [informal] שלום,
               *[formal] שלום רב,
            }
    }

# What the person is called inside a sentence. Not asked for when $name_kind is none.
salutation-name =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] { $given }
               *[formal]
                    { $academic ->
                        [dr] { $family }
                        [prof] { $family }
                        [prof-dr] { $family }
                       *[none]
                            { $title ->
                                [ms] { $family }
                                [mr] { $family }
                               *[none] { $name }
                            }
                    }
            }
        [family] { $family }
        [given] { $given }
       *[whole] { $name }
    }

# The title alone. Not asked for without a title; empty where this language has no neutral form.
salutation-title =
    { $academic ->
        [dr] ד״ר
        [prof] פרופ׳
        [prof-dr] פרופ׳
       *[none]
            { $title ->
                [ms] גב׳
                [mr] מר
               *[none] { "" }
            }
    }
