### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# British abbreviations take no full stop: Dr, Ms, Mr, Mx. An academic title takes their place.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Hi { $given },
               *[formal]
                    { $academic ->
                        [dr] Dear Dr { $family },
                        [prof] Dear Professor { $family },
                        [prof-dr] Dear Professor { $family },
                       *[none]
                            { $title ->
                                [ms] Dear Ms { $family },
                                [mr] Dear Mr { $family },
                                [mx] Dear Mx { $family },
                               *[none] Dear { $name },
                            }
                    }
            }
        [family]
            { $academic ->
                [dr] Dear Dr { $family },
                [prof] Dear Professor { $family },
                [prof-dr] Dear Professor { $family },
               *[none]
                    { $title ->
                        [ms] Dear Ms { $family },
                        [mr] Dear Mr { $family },
                        [mx] Dear Mx { $family },
                       *[none] Hello,
                    }
            }
        [given]
            { $formality ->
                [informal] Hi { $given },
               *[formal] Hello { $given },
            }
        [whole]
            { $formality ->
                [informal] Hi { $name },
               *[formal]
                    { $academic ->
                        [dr] Dear Dr { $name },
                        [prof] Dear Professor { $name },
                        [prof-dr] Dear Professor { $name },
                       *[none] Dear { $name },
                    }
            }
       *[none] Hello,
    }

# The title alone. Not asked for without a title; empty where this language has no neutral form.
salutation-title =
    { $academic ->
        [dr] Dr
        [prof] Professor
        [prof-dr] Professor
       *[none]
            { $title ->
                [ms] Ms
                [mr] Mr
                [mx] Mx
               *[none] { "" }
            }
    }
