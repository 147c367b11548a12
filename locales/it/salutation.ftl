### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# “Gentile” and “utente” fit everybody. Dott. and Prof. agree in gender, so an academic title alone is not printed.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Ciao { $given },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Gentile Dott.ssa { $family },
                                [prof] Gentile Prof.ssa { $family },
                                [prof-dr] Gentile Prof.ssa { $family },
                               *[none] Gentile Sig.ra { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Gentile Dott. { $family },
                                [prof] Gentile Prof. { $family },
                                [prof-dr] Gentile Prof. { $family },
                               *[none] Gentile Sig. { $family },
                            }
                       *[none] Gentile { $name },
                    }
            }
        [family]
            { $formality ->
                [informal] Ciao,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Gentile Dott.ssa { $family },
                                [prof] Gentile Prof.ssa { $family },
                                [prof-dr] Gentile Prof.ssa { $family },
                               *[none] Gentile Sig.ra { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Gentile Dott. { $family },
                                [prof] Gentile Prof. { $family },
                                [prof-dr] Gentile Prof. { $family },
                               *[none] Gentile Sig. { $family },
                            }
                       *[none] Gentile utente,
                    }
            }
        [given]
            { $formality ->
                [informal] Ciao { $given },
               *[formal] Gentile { $given },
            }
        [whole]
            { $formality ->
                [informal] Ciao { $name },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Gentile Dott.ssa { $name },
                                [prof] Gentile Prof.ssa { $name },
                                [prof-dr] Gentile Prof.ssa { $name },
                               *[none] Gentile Sig.ra { $name },
                            }
                        [mr]
                            { $academic ->
                                [dr] Gentile Dott. { $name },
                                [prof] Gentile Prof. { $name },
                                [prof-dr] Gentile Prof. { $name },
                               *[none] Gentile Sig. { $name },
                            }
                       *[none] Gentile { $name },
                    }
            }
       *[none]
            { $formality ->
                [informal] Ciao,
               *[formal] Gentile utente,
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
                [dr] Dott.ssa
                [prof] Prof.ssa
                [prof-dr] Prof.ssa
               *[none] Sig.ra
            }
        [mr]
            { $academic ->
                [dr] Dott.
                [prof] Prof.
                [prof-dr] Prof.
               *[none] Sig.
            }
       *[none] { "" }
    }
