### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# The given name belongs to the address even after a title.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Olá, { $given }!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Prezada Dra. { $name },
                                [prof] Prezada Profa. { $name },
                                [prof-dr] Prezada Profa. Dra. { $name },
                               *[none] Prezada Sra. { $name },
                            }
                        [mr]
                            { $academic ->
                                [dr] Prezado Dr. { $name },
                                [prof] Prezado Prof. { $name },
                                [prof-dr] Prezado Prof. Dr. { $name },
                               *[none] Prezado Sr. { $name },
                            }
                       *[none] Olá, { $name },
                    }
            }
        [family]
            { $formality ->
                [informal] Olá,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Prezada Dra. { $family },
                                [prof] Prezada Profa. { $family },
                                [prof-dr] Prezada Profa. Dra. { $family },
                               *[none] Prezada Sra. { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Prezado Dr. { $family },
                                [prof] Prezado Prof. { $family },
                                [prof-dr] Prezado Prof. Dr. { $family },
                               *[none] Prezado Sr. { $family },
                            }
                       *[none] Olá,
                    }
            }
        [given]
            { $formality ->
                [informal] Olá, { $given }!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Prezada Dra. { $given },
                                [prof] Prezada Profa. { $given },
                                [prof-dr] Prezada Profa. Dra. { $given },
                               *[none] Prezada Sra. { $given },
                            }
                        [mr]
                            { $academic ->
                                [dr] Prezado Dr. { $given },
                                [prof] Prezado Prof. { $given },
                                [prof-dr] Prezado Prof. Dr. { $given },
                               *[none] Prezado Sr. { $given },
                            }
                       *[none] Olá, { $given },
                    }
            }
        [whole]
            { $formality ->
                [informal] Olá, { $name }!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Prezada Dra. { $name },
                                [prof] Prezada Profa. { $name },
                                [prof-dr] Prezada Profa. Dra. { $name },
                               *[none] Prezada Sra. { $name },
                            }
                        [mr]
                            { $academic ->
                                [dr] Prezado Dr. { $name },
                                [prof] Prezado Prof. { $name },
                                [prof-dr] Prezado Prof. Dr. { $name },
                               *[none] Prezado Sr. { $name },
                            }
                       *[none] Olá, { $name },
                    }
            }
       *[none] Olá,
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
                [dr] Dra.
                [prof] Profa.
                [prof-dr] Profa. Dra.
               *[none] Sra.
            }
        [mr]
            { $academic ->
                [dr] Dr.
                [prof] Prof.
                [prof-dr] Prof. Dr.
               *[none] Sr.
            }
       *[none] { "" }
    }
