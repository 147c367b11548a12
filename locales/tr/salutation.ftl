### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# Sayın says nothing about gender. A given name alone takes Hanım or Bey, where the title says which.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Merhaba { $given },
               *[formal]
                    { $academic ->
                        [dr] Sayın Dr. { $name },
                        [prof] Sayın Prof. { $name },
                        [prof-dr] Sayın Prof. Dr. { $name },
                       *[none] Sayın { $name },
                    }
            }
        [family]
            { $formality ->
                [informal] Merhaba,
               *[formal]
                    { $academic ->
                        [dr] Sayın Dr. { $family },
                        [prof] Sayın Prof. { $family },
                        [prof-dr] Sayın Prof. Dr. { $family },
                       *[none] Sayın { $family },
                    }
            }
        [given]
            { $formality ->
                [informal] Merhaba { $given },
               *[formal]
                    { $academic ->
                        [dr] Sayın Dr. { $given },
                        [prof] Sayın Prof. { $given },
                        [prof-dr] Sayın Prof. Dr. { $given },
                       *[none]
                            { $title ->
                                [ms] Sayın { $given } Hanım,
                                [mr] Sayın { $given } Bey,
                               *[none] Merhaba { $given },
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] Merhaba { $name },
               *[formal]
                    { $academic ->
                        [dr] Sayın Dr. { $name },
                        [prof] Sayın Prof. { $name },
                        [prof-dr] Sayın Prof. Dr. { $name },
                       *[none] Sayın { $name },
                    }
            }
       *[none] Merhaba,
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
    { $academic ->
        [dr] Sayın Dr.
        [prof] Sayın Prof.
        [prof-dr] Sayın Prof. Dr.
       *[none] Sayın
    }
