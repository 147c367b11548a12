### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# Estonian has no gender and no vocative; only proua and härra tell the person’s gender.
# It ends with an exclamation mark, so that a capital letter may follow.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Tere, { $given }!
               *[formal]
                    { $academic ->
                        [dr] Lugupeetud dr { $family }!
                        [prof] Lugupeetud professor { $family }!
                        [prof-dr] Lugupeetud professor { $family }!
                       *[none]
                            { $title ->
                                [ms] Lugupeetud proua { $family }!
                                [mr] Lugupeetud härra { $family }!
                               *[none] Tere, { $name }!
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] Tere!
               *[formal]
                    { $academic ->
                        [dr] Lugupeetud dr { $family }!
                        [prof] Lugupeetud professor { $family }!
                        [prof-dr] Lugupeetud professor { $family }!
                       *[none]
                            { $title ->
                                [ms] Lugupeetud proua { $family }!
                                [mr] Lugupeetud härra { $family }!
                               *[none] Tere!
                            }
                    }
            }
        [given] Tere, { $given }!
        [whole]
            { $formality ->
                [informal] Tere, { $name }!
               *[formal]
                    { $academic ->
                        [dr] Lugupeetud dr { $name }!
                        [prof] Lugupeetud professor { $name }!
                        [prof-dr] Lugupeetud professor { $name }!
                       *[none] Tere, { $name }!
                    }
            }
       *[none] Tere!
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
    { $academic ->
        [dr] Dr
        [prof] Professor
        [prof-dr] Professor
       *[none]
            { $title ->
                [ms] Proua
                [mr] Härra
               *[none] { "" }
            }
    }
