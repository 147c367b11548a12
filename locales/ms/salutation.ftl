### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# Most Malay names have no family name, so the whole name follows the title.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Hai { $given },
               *[formal]
                    { $academic ->
                        [dr] Yang dihormati Dr. { $name },
                        [prof] Yang dihormati Profesor { $name },
                        [prof-dr] Yang dihormati Profesor Dr. { $name },
                       *[none]
                            { $title ->
                                [ms] Yang dihormati Puan { $name },
                                [mr] Yang dihormati Encik { $name },
                               *[none] Yang dihormati { $name },
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] Hai,
               *[formal]
                    { $academic ->
                        [dr] Yang dihormati Dr. { $family },
                        [prof] Yang dihormati Profesor { $family },
                        [prof-dr] Yang dihormati Profesor Dr. { $family },
                       *[none]
                            { $title ->
                                [ms] Yang dihormati Puan { $family },
                                [mr] Yang dihormati Encik { $family },
                               *[none] Salam sejahtera,
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] Hai { $given },
               *[formal]
                    { $academic ->
                        [dr] Yang dihormati Dr. { $given },
                        [prof] Yang dihormati Profesor { $given },
                        [prof-dr] Yang dihormati Profesor Dr. { $given },
                       *[none]
                            { $title ->
                                [ms] Yang dihormati Puan { $given },
                                [mr] Yang dihormati Encik { $given },
                               *[none] Yang dihormati { $given },
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] Hai { $name },
               *[formal]
                    { $academic ->
                        [dr] Yang dihormati Dr. { $name },
                        [prof] Yang dihormati Profesor { $name },
                        [prof-dr] Yang dihormati Profesor Dr. { $name },
                       *[none]
                            { $title ->
                                [ms] Yang dihormati Puan { $name },
                                [mr] Yang dihormati Encik { $name },
                               *[none] Yang dihormati { $name },
                            }
                    }
            }
       *[none]
            { $formality ->
                [informal] Hai,
               *[formal] Salam sejahtera,
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
    { $academic ->
        [dr] Dr.
        [prof] Profesor
        [prof-dr] Profesor Dr.
       *[none]
            { $title ->
                [ms] Puan
                [mr] Encik
               *[none] { "" }
            }
    }
