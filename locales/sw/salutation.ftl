### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# An academic title takes the place of Bi. or Bw.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Habari { $given },
               *[formal]
                    { $academic ->
                        [dr] Mpendwa Dkt. { $name },
                        [prof] Mpendwa Prof. { $name },
                        [prof-dr] Mpendwa Prof. { $name },
                       *[none]
                            { $title ->
                                [ms] Mpendwa Bi. { $name },
                                [mr] Mpendwa Bw. { $name },
                               *[none] Mpendwa { $name },
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] Habari,
               *[formal]
                    { $academic ->
                        [dr] Mpendwa Dkt. { $family },
                        [prof] Mpendwa Prof. { $family },
                        [prof-dr] Mpendwa Prof. { $family },
                       *[none]
                            { $title ->
                                [ms] Mpendwa Bi. { $family },
                                [mr] Mpendwa Bw. { $family },
                               *[none] Habari,
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] Habari { $given },
               *[formal]
                    { $academic ->
                        [dr] Mpendwa Dkt. { $given },
                        [prof] Mpendwa Prof. { $given },
                        [prof-dr] Mpendwa Prof. { $given },
                       *[none]
                            { $title ->
                                [ms] Mpendwa Bi. { $given },
                                [mr] Mpendwa Bw. { $given },
                               *[none] Mpendwa { $given },
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] Habari { $name },
               *[formal]
                    { $academic ->
                        [dr] Mpendwa Dkt. { $name },
                        [prof] Mpendwa Prof. { $name },
                        [prof-dr] Mpendwa Prof. { $name },
                       *[none]
                            { $title ->
                                [ms] Mpendwa Bi. { $name },
                                [mr] Mpendwa Bw. { $name },
                               *[none] Mpendwa { $name },
                            }
                    }
            }
       *[none] Habari,
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
        [dr] Dkt.
        [prof] Prof.
        [prof-dr] Prof.
       *[none]
            { $title ->
                [ms] Bi.
                [mr] Bw.
               *[none] { "" }
            }
    }
