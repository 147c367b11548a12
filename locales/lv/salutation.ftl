### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# A name in an address would have to be inflected, so the greeting has none.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Sveiki!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Cienījamā doktore!
                                [prof] Cienījamā profesore!
                                [prof-dr] Cienījamā profesore!
                               *[none] Cienījamā kundze!
                            }
                        [mr]
                            { $academic ->
                                [dr] Cienījamais doktor!
                                [prof] Cienījamais profesor!
                                [prof-dr] Cienījamais profesor!
                               *[none] Cienījamais kungs!
                            }
                       *[none] Labdien!
                    }
            }
        [family]
            { $formality ->
                [informal] Labdien!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Cienījamā doktore!
                                [prof] Cienījamā profesore!
                                [prof-dr] Cienījamā profesore!
                               *[none] Cienījamā kundze!
                            }
                        [mr]
                            { $academic ->
                                [dr] Cienījamais doktor!
                                [prof] Cienījamais profesor!
                                [prof-dr] Cienījamais profesor!
                               *[none] Cienījamais kungs!
                            }
                       *[none] Labdien!
                    }
            }
        [given]
            { $formality ->
                [informal] Sveiki!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Cienījamā doktore!
                                [prof] Cienījamā profesore!
                                [prof-dr] Cienījamā profesore!
                               *[none] Cienījamā kundze!
                            }
                        [mr]
                            { $academic ->
                                [dr] Cienījamais doktor!
                                [prof] Cienījamais profesor!
                                [prof-dr] Cienījamais profesor!
                               *[none] Cienījamais kungs!
                            }
                       *[none] Labdien!
                    }
            }
        [whole]
            { $formality ->
                [informal] Sveiki!
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Cienījamā doktore!
                                [prof] Cienījamā profesore!
                                [prof-dr] Cienījamā profesore!
                               *[none] Cienījamā kundze!
                            }
                        [mr]
                            { $academic ->
                                [dr] Cienījamais doktor!
                                [prof] Cienījamais profesor!
                                [prof-dr] Cienījamais profesor!
                               *[none] Cienījamais kungs!
                            }
                       *[none] Labdien!
                    }
            }
       *[none]
            { $formality ->
                [informal] Sveiki!
               *[formal] Labdien!
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
                [dr] Doktore
                [prof] Profesore
                [prof-dr] Profesore
               *[none] Kundze
            }
        [mr]
            { $academic ->
                [dr] Doktors
                [prof] Profesors
                [prof-dr] Profesors
               *[none] Kungs
            }
       *[none]
            { $academic ->
                [dr] dr.
                [prof] prof.
                [prof-dr] prof. dr.
               *[none] { "" }
            }
    }
