### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# Names are not inflected; the academic title takes the place of госпожо and господин.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Здравей, { $given },
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Уважаема д-р { $family },
                                [prof] Уважаема проф. { $family },
                                [prof-dr] Уважаема проф. { $family },
                               *[none] Уважаема госпожо { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Уважаеми д-р { $family },
                                [prof] Уважаеми проф. { $family },
                                [prof-dr] Уважаеми проф. { $family },
                               *[none] Уважаеми господин { $family },
                            }
                       *[none]
                            { $academic ->
                                [dr] Здравейте, д-р { $name },
                                [prof] Здравейте, проф. { $name },
                                [prof-dr] Здравейте, проф. { $name },
                               *[none] Здравейте, { $name },
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] Здравейте,
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Уважаема д-р { $family },
                                [prof] Уважаема проф. { $family },
                                [prof-dr] Уважаема проф. { $family },
                               *[none] Уважаема госпожо { $family },
                            }
                        [mr]
                            { $academic ->
                                [dr] Уважаеми д-р { $family },
                                [prof] Уважаеми проф. { $family },
                                [prof-dr] Уважаеми проф. { $family },
                               *[none] Уважаеми господин { $family },
                            }
                       *[none]
                            { $academic ->
                                [dr] Здравейте, д-р { $family },
                                [prof] Здравейте, проф. { $family },
                                [prof-dr] Здравейте, проф. { $family },
                               *[none] Здравейте,
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] Здравей, { $given },
               *[formal] Здравейте, { $given },
            }
        [whole]
            { $formality ->
                [informal] Здравей, { $name },
               *[formal]
                    { $academic ->
                        [dr] Здравейте, д-р { $name },
                        [prof] Здравейте, проф. { $name },
                        [prof-dr] Здравейте, проф. { $name },
                       *[none] Здравейте, { $name },
                    }
            }
       *[none]
            { $formality ->
                [informal] Здравей,
               *[formal] Здравейте,
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
    { $academic ->
        [dr] Д-р
        [prof] Проф.
        [prof-dr] Проф. д-р
       *[none]
            { $title ->
                [ms] Госпожа
                [mr] Господин
               *[none] { "" }
            }
    }
