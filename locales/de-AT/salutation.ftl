### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# In Austria all academic titles are written in the address: “Frau Prof. Dr. Weiß”. The rest is as in de.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Hallo { $given },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Sehr geehrte Frau Dr. { $family },
                                [prof] Sehr geehrte Frau Prof. { $family },
                                [prof-dr] Sehr geehrte Frau Prof. Dr. { $family },
                               *[none] Sehr geehrte Frau { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Sehr geehrter Herr Dr. { $family },
                                [prof] Sehr geehrter Herr Prof. { $family },
                                [prof-dr] Sehr geehrter Herr Prof. Dr. { $family },
                               *[none] Sehr geehrter Herr { $family },
                            }
                       *[none]
                            { $academic ->
                                [dr] Guten Tag Dr. { $name },
                                [prof] Guten Tag Prof. { $name },
                                [prof-dr] Guten Tag Prof. Dr. { $name },
                               *[none] Guten Tag { $name },
                            }
                    }
            }
        [family]
            { $formality ->
                [informal]
                    { $title ->
                        [ms] Hallo Frau { $family },
                        [mr] Hallo Herr { $family },
                       *[none] Hallo,
                    }
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Sehr geehrte Frau Dr. { $family },
                                [prof] Sehr geehrte Frau Prof. { $family },
                                [prof-dr] Sehr geehrte Frau Prof. Dr. { $family },
                               *[none] Sehr geehrte Frau { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Sehr geehrter Herr Dr. { $family },
                                [prof] Sehr geehrter Herr Prof. { $family },
                                [prof-dr] Sehr geehrter Herr Prof. Dr. { $family },
                               *[none] Sehr geehrter Herr { $family },
                            }
                       *[none]
                            { $academic ->
                                [dr] Guten Tag Dr. { $family },
                                [prof] Guten Tag Prof. { $family },
                                [prof-dr] Guten Tag Prof. Dr. { $family },
                               *[none] Guten Tag,
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] Hallo { $given },
               *[formal] Guten Tag { $given },
            }
        [whole]
            { $formality ->
                [informal] Hallo { $name },
               *[formal]
                    { $academic ->
                        [dr] Guten Tag Dr. { $name },
                        [prof] Guten Tag Prof. { $name },
                        [prof-dr] Guten Tag Prof. Dr. { $name },
                       *[none] Guten Tag { $name },
                    }
            }
       *[none]
            { $formality ->
                [informal] Hallo,
               *[formal] Guten Tag,
            }
    }
