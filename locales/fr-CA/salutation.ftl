### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# After Madame, Monsieur or Docteur no name follows. Québec says Docteure to a woman, so Docteur alone is not neutral.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Bonjour { $given },
               *[formal]
                    { $academic ->
                        [dr]
                            { $title ->
                                [ms] Docteure,
                                [mr] Docteur,
                               *[none] Bonjour { $name },
                            }
                        [prof]
                            { $title ->
                                [ms] Madame la Professeure,
                                [mr] Monsieur le Professeur,
                               *[none] Bonjour { $name },
                            }
                        [prof-dr]
                            { $title ->
                                [ms] Madame la Professeure,
                                [mr] Monsieur le Professeur,
                               *[none] Bonjour { $name },
                            }
                       *[none]
                            { $title ->
                                [ms] Madame,
                                [mr] Monsieur,
                               *[none] Bonjour { $name },
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] Bonjour,
               *[formal]
                    { $academic ->
                        [dr]
                            { $title ->
                                [ms] Docteure,
                                [mr] Docteur,
                               *[none] Bonjour,
                            }
                        [prof]
                            { $title ->
                                [ms] Madame la Professeure,
                                [mr] Monsieur le Professeur,
                               *[none] Bonjour,
                            }
                        [prof-dr]
                            { $title ->
                                [ms] Madame la Professeure,
                                [mr] Monsieur le Professeur,
                               *[none] Bonjour,
                            }
                       *[none]
                            { $title ->
                                [ms] Madame,
                                [mr] Monsieur,
                               *[none] Bonjour,
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] Bonjour { $given },
               *[formal]
                    { $academic ->
                        [dr]
                            { $title ->
                                [ms] Docteure,
                                [mr] Docteur,
                               *[none] Bonjour { $given },
                            }
                        [prof]
                            { $title ->
                                [ms] Madame la Professeure,
                                [mr] Monsieur le Professeur,
                               *[none] Bonjour { $given },
                            }
                        [prof-dr]
                            { $title ->
                                [ms] Madame la Professeure,
                                [mr] Monsieur le Professeur,
                               *[none] Bonjour { $given },
                            }
                       *[none]
                            { $title ->
                                [ms] Madame,
                                [mr] Monsieur,
                               *[none] Bonjour { $given },
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] Bonjour { $name },
               *[formal]
                    { $academic ->
                        [dr]
                            { $title ->
                                [ms] Docteure,
                                [mr] Docteur,
                               *[none] Bonjour { $name },
                            }
                        [prof]
                            { $title ->
                                [ms] Madame la Professeure,
                                [mr] Monsieur le Professeur,
                               *[none] Bonjour { $name },
                            }
                        [prof-dr]
                            { $title ->
                                [ms] Madame la Professeure,
                                [mr] Monsieur le Professeur,
                               *[none] Bonjour { $name },
                            }
                       *[none]
                            { $title ->
                                [ms] Madame,
                                [mr] Monsieur,
                               *[none] Bonjour { $name },
                            }
                    }
            }
       *[none] Bonjour,
    }

# The title alone. Not asked for without a title; empty where this language has no neutral form.
salutation-title =
    { $academic ->
        [dr]
            { $title ->
                [ms] Docteure
                [mr] Docteur
               *[none] { "" }
            }
        [prof]
            { $title ->
                [ms] Madame la Professeure
                [mr] Monsieur le Professeur
               *[none] { "" }
            }
        [prof-dr]
            { $title ->
                [ms] Madame la Professeure
                [mr] Monsieur le Professeur
               *[none] { "" }
            }
       *[none]
            { $title ->
                [ms] Madame
                [mr] Monsieur
               *[none] { "" }
            }
    }
