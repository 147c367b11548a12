### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# An academic title is spelled out and takes the place of mevrouw or heer.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Beste { $given },
               *[formal]
                    { $academic ->
                        [dr] Geachte doctor { $family },
                        [prof] Geachte professor { $family },
                        [prof-dr] Geachte professor { $family },
                       *[none]
                            { $title ->
                                [ms] Geachte mevrouw { $family },
                                [mr] Geachte heer { $family },
                               *[none] Geachte { $name },
                            }
                    }
            }
        [family]
            { $academic ->
                [dr] Geachte doctor { $family },
                [prof] Geachte professor { $family },
                [prof-dr] Geachte professor { $family },
               *[none]
                    { $title ->
                        [ms] Geachte mevrouw { $family },
                        [mr] Geachte heer { $family },
                       *[none] Goedendag,
                    }
            }
        [given] Beste { $given },
        [whole]
            { $formality ->
                [informal] Beste { $name },
               *[formal]
                    { $academic ->
                        [dr] Geachte doctor { $name },
                        [prof] Geachte professor { $name },
                        [prof-dr] Geachte professor { $name },
                       *[none] Geachte { $name },
                    }
            }
       *[none] Goedendag,
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
        [dr] doctor
        [prof] professor
        [prof-dr] professor
       *[none]
            { $title ->
                [ms] mevrouw
                [mr] de heer
               *[none] { "" }
            }
    }
