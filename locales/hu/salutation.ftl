### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# The family name comes first. The name alone is polite enough; a word for woman or man is needed only where it is missing.
# It ends with an exclamation mark.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Kedves { $given }!
               *[formal]
                    { $academic ->
                        [dr] Tisztelt Dr. { $name }!
                        [prof]
                            { $title ->
                                [ms] Tisztelt Professzor Asszony!
                                [mr] Tisztelt Professzor Úr!
                               *[none] Tisztelt Prof. { $name }!
                            }
                        [prof-dr]
                            { $title ->
                                [ms] Tisztelt Professzor Asszony!
                                [mr] Tisztelt Professzor Úr!
                               *[none] Tisztelt Prof. Dr. { $name }!
                            }
                       *[none] Tisztelt { $name }!
                    }
            }
        [family]
            { $formality ->
                [informal] Kedves Felhasználónk!
               *[formal]
                    { $academic ->
                        [dr] Tisztelt Dr. { $family }!
                        [prof]
                            { $title ->
                                [ms] Tisztelt Professzor Asszony!
                                [mr] Tisztelt Professzor Úr!
                               *[none] Tisztelt Prof. { $family }!
                            }
                        [prof-dr]
                            { $title ->
                                [ms] Tisztelt Professzor Asszony!
                                [mr] Tisztelt Professzor Úr!
                               *[none] Tisztelt Prof. Dr. { $family }!
                            }
                       *[none]
                            { $title ->
                                [ms] Tisztelt Asszonyom!
                                [mr] Tisztelt Uram!
                               *[none] Tisztelt Felhasználónk!
                            }
                    }
            }
        [given] Kedves { $given }!
        [whole]
            { $formality ->
                [informal] Kedves { $name }!
               *[formal]
                    { $academic ->
                        [dr] Tisztelt Dr. { $name }!
                        [prof]
                            { $title ->
                                [ms] Tisztelt Professzor Asszony!
                                [mr] Tisztelt Professzor Úr!
                               *[none] Tisztelt Prof. { $name }!
                            }
                        [prof-dr]
                            { $title ->
                                [ms] Tisztelt Professzor Asszony!
                                [mr] Tisztelt Professzor Úr!
                               *[none] Tisztelt Prof. Dr. { $name }!
                            }
                       *[none] Tisztelt { $name }!
                    }
            }
       *[none]
            { $formality ->
                [informal] Kedves Felhasználónk!
               *[formal] Tisztelt Felhasználónk!
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
        [prof] Prof.
        [prof-dr] Prof. Dr.
       *[none] { "" }
    }
