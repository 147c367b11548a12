### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# Yth. (Yang terhormat) opens a formal letter and says nothing about gender.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Halo { $given },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Yth. Ibu Dr. { $name },
                                [prof] Yth. Ibu Prof. { $name },
                                [prof-dr] Yth. Ibu Prof. Dr. { $name },
                               *[none] Yth. Ibu { $name },
                            }
                        [mr]
                            { $academic ->
                                [dr] Yth. Bapak Dr. { $name },
                                [prof] Yth. Bapak Prof. { $name },
                                [prof-dr] Yth. Bapak Prof. Dr. { $name },
                               *[none] Yth. Bapak { $name },
                            }
                       *[none]
                            { $academic ->
                                [dr] Yth. Dr. { $name },
                                [prof] Yth. Prof. { $name },
                                [prof-dr] Yth. Prof. Dr. { $name },
                               *[none] Yth. { $name },
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] Halo,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Yth. Ibu Dr. { $family },
                                [prof] Yth. Ibu Prof. { $family },
                                [prof-dr] Yth. Ibu Prof. Dr. { $family },
                               *[none] Yth. Ibu { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Yth. Bapak Dr. { $family },
                                [prof] Yth. Bapak Prof. { $family },
                                [prof-dr] Yth. Bapak Prof. Dr. { $family },
                               *[none] Yth. Bapak { $family },
                            }
                       *[none]
                            { $academic ->
                                [dr] Yth. Dr. { $family },
                                [prof] Yth. Prof. { $family },
                                [prof-dr] Yth. Prof. Dr. { $family },
                               *[none] Dengan hormat,
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] Halo { $given },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Yth. Ibu Dr. { $given },
                                [prof] Yth. Ibu Prof. { $given },
                                [prof-dr] Yth. Ibu Prof. Dr. { $given },
                               *[none] Yth. Ibu { $given },
                            }
                        [mr]
                            { $academic ->
                                [dr] Yth. Bapak Dr. { $given },
                                [prof] Yth. Bapak Prof. { $given },
                                [prof-dr] Yth. Bapak Prof. Dr. { $given },
                               *[none] Yth. Bapak { $given },
                            }
                       *[none]
                            { $academic ->
                                [dr] Yth. Dr. { $given },
                                [prof] Yth. Prof. { $given },
                                [prof-dr] Yth. Prof. Dr. { $given },
                               *[none] Yth. { $given },
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] Halo { $name },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Yth. Ibu Dr. { $name },
                                [prof] Yth. Ibu Prof. { $name },
                                [prof-dr] Yth. Ibu Prof. Dr. { $name },
                               *[none] Yth. Ibu { $name },
                            }
                        [mr]
                            { $academic ->
                                [dr] Yth. Bapak Dr. { $name },
                                [prof] Yth. Bapak Prof. { $name },
                                [prof-dr] Yth. Bapak Prof. Dr. { $name },
                               *[none] Yth. Bapak { $name },
                            }
                       *[none]
                            { $academic ->
                                [dr] Yth. Dr. { $name },
                                [prof] Yth. Prof. { $name },
                                [prof-dr] Yth. Prof. Dr. { $name },
                               *[none] Yth. { $name },
                            }
                    }
            }
       *[none]
            { $formality ->
                [informal] Halo,
               *[formal] Dengan hormat,
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
                [dr] Ibu Dr.
                [prof] Ibu Prof.
                [prof-dr] Ibu Prof. Dr.
               *[none] Ibu
            }
        [mr]
            { $academic ->
                [dr] Bapak Dr.
                [prof] Bapak Prof.
                [prof-dr] Bapak Prof. Dr.
               *[none] Bapak
            }
       *[none]
            { $academic ->
                [dr] Dr.
                [prof] Prof.
                [prof-dr] Prof. Dr.
               *[none] { "" }
            }
    }
