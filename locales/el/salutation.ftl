### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# A masculine name in an address would have to be inflected, so the greeting has no name for anybody.
# A doctorate is not used in an address; a professorship is.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Γεια σου,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [prof] Αξιότιμη κυρία καθηγήτρια,
                                [prof-dr] Αξιότιμη κυρία καθηγήτρια,
                               *[none] Αξιότιμη κυρία,
                            }
                        [mr]
                            { $academic ->
                                [prof] Αξιότιμε κύριε καθηγητά,
                                [prof-dr] Αξιότιμε κύριε καθηγητά,
                               *[none] Αξιότιμε κύριε,
                            }
                       *[none] Γεια σας,
                    }
            }
        [family]
            { $formality ->
                [informal] Γεια σας,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [prof] Αξιότιμη κυρία καθηγήτρια,
                                [prof-dr] Αξιότιμη κυρία καθηγήτρια,
                               *[none] Αξιότιμη κυρία,
                            }
                        [mr]
                            { $academic ->
                                [prof] Αξιότιμε κύριε καθηγητά,
                                [prof-dr] Αξιότιμε κύριε καθηγητά,
                               *[none] Αξιότιμε κύριε,
                            }
                       *[none] Γεια σας,
                    }
            }
        [given]
            { $formality ->
                [informal] Γεια σου,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [prof] Αξιότιμη κυρία καθηγήτρια,
                                [prof-dr] Αξιότιμη κυρία καθηγήτρια,
                               *[none] Αξιότιμη κυρία,
                            }
                        [mr]
                            { $academic ->
                                [prof] Αξιότιμε κύριε καθηγητά,
                                [prof-dr] Αξιότιμε κύριε καθηγητά,
                               *[none] Αξιότιμε κύριε,
                            }
                       *[none] Γεια σας,
                    }
            }
        [whole]
            { $formality ->
                [informal] Γεια σου,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [prof] Αξιότιμη κυρία καθηγήτρια,
                                [prof-dr] Αξιότιμη κυρία καθηγήτρια,
                               *[none] Αξιότιμη κυρία,
                            }
                        [mr]
                            { $academic ->
                                [prof] Αξιότιμε κύριε καθηγητά,
                                [prof-dr] Αξιότιμε κύριε καθηγητά,
                               *[none] Αξιότιμε κύριε,
                            }
                       *[none] Γεια σας,
                    }
            }
       *[none]
            { $formality ->
                [informal] Γεια σου,
               *[formal] Γεια σας,
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
                [dr] Δρ
                [prof] Καθηγήτρια
                [prof-dr] Καθηγήτρια
               *[none] Κυρία
            }
        [mr]
            { $academic ->
                [dr] Δρ
                [prof] Καθηγητής
                [prof-dr] Καθηγητής
               *[none] Κύριος
            }
       *[none]
            { $academic ->
                [dr] Δρ
                [prof] Καθ.
                [prof-dr] Καθ.
               *[none] { "" }
            }
    }
