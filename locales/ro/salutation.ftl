### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# A family name keeps its form after doamnă and domnule. An academic title alone has no form of address.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Bună, { $given },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Stimată doamnă doctor { $family },
                                [prof] Stimată doamnă profesor { $family },
                                [prof-dr] Stimată doamnă profesor { $family },
                               *[none] Stimată doamnă { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Stimate domnule doctor { $family },
                                [prof] Stimate domnule profesor { $family },
                                [prof-dr] Stimate domnule profesor { $family },
                               *[none] Stimate domnule { $family },
                            }
                       *[none] Bună ziua, { $name },
                    }
            }
        [family]
            { $formality ->
                [informal] Bună,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Stimată doamnă doctor { $family },
                                [prof] Stimată doamnă profesor { $family },
                                [prof-dr] Stimată doamnă profesor { $family },
                               *[none] Stimată doamnă { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Stimate domnule doctor { $family },
                                [prof] Stimate domnule profesor { $family },
                                [prof-dr] Stimate domnule profesor { $family },
                               *[none] Stimate domnule { $family },
                            }
                       *[none] Bună ziua,
                    }
            }
        [given]
            { $formality ->
                [informal] Bună, { $given },
               *[formal] Bună ziua, { $given },
            }
        [whole]
            { $formality ->
                [informal] Bună, { $name },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Stimată doamnă doctor { $name },
                                [prof] Stimată doamnă profesor { $name },
                                [prof-dr] Stimată doamnă profesor { $name },
                               *[none] Stimată doamnă { $name },
                            }
                        [mr]
                            { $academic ->
                                [dr] Stimate domnule doctor { $name },
                                [prof] Stimate domnule profesor { $name },
                                [prof-dr] Stimate domnule profesor { $name },
                               *[none] Stimate domnule { $name },
                            }
                       *[none] Bună ziua, { $name },
                    }
            }
       *[none]
            { $formality ->
                [informal] Bună,
               *[formal] Bună ziua,
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
                [dr] doamna doctor
                [prof] doamna profesor
                [prof-dr] doamna profesor
               *[none] doamna
            }
        [mr]
            { $academic ->
                [dr] domnul doctor
                [prof] domnul profesor
                [prof-dr] domnul profesor
               *[none] domnul
            }
       *[none] { "" }
    }
