### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# A title is followed by the whole name. Doctor and professor agree in gender, so an academic title alone is not printed.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Olá, { $given }!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Exma. Senhora Dra. { $name },
                                [prof] Exma. Senhora Professora { $name },
                                [prof-dr] Exma. Senhora Professora Doutora { $name },
                               *[none] Exma. Senhora { $name },
                            }
                        [mr]
                            { $academic ->
                                [dr] Exmo. Senhor Dr. { $name },
                                [prof] Exmo. Senhor Professor { $name },
                                [prof-dr] Exmo. Senhor Professor Doutor { $name },
                               *[none] Exmo. Senhor { $name },
                            }
                       *[none] Olá, { $name },
                    }
            }
        [family]
            { $formality ->
                [informal] Olá!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Exma. Senhora Dra. { $family },
                                [prof] Exma. Senhora Professora { $family },
                                [prof-dr] Exma. Senhora Professora Doutora { $family },
                               *[none] Exma. Senhora { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Exmo. Senhor Dr. { $family },
                                [prof] Exmo. Senhor Professor { $family },
                                [prof-dr] Exmo. Senhor Professor Doutor { $family },
                               *[none] Exmo. Senhor { $family },
                            }
                       *[none] Olá,
                    }
            }
        [given]
            { $formality ->
                [informal] Olá, { $given }!
               *[formal] Olá, { $given },
            }
        [whole]
            { $formality ->
                [informal] Olá, { $name }!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Exma. Senhora Dra. { $name },
                                [prof] Exma. Senhora Professora { $name },
                                [prof-dr] Exma. Senhora Professora Doutora { $name },
                               *[none] Exma. Senhora { $name },
                            }
                        [mr]
                            { $academic ->
                                [dr] Exmo. Senhor Dr. { $name },
                                [prof] Exmo. Senhor Professor { $name },
                                [prof-dr] Exmo. Senhor Professor Doutor { $name },
                               *[none] Exmo. Senhor { $name },
                            }
                       *[none] Olá, { $name },
                    }
            }
       *[none]
            { $formality ->
                [informal] Olá!
               *[formal] Olá,
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
                [dr] Dra.
                [prof] Professora
                [prof-dr] Professora Doutora
               *[none] Senhora
            }
        [mr]
            { $academic ->
                [dr] Dr.
                [prof] Professor
                [prof-dr] Professor Doutor
               *[none] Senhor
            }
       *[none] { "" }
    }
