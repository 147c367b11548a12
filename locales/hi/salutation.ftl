### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# सुश्री says nothing about marriage. जी is respectful and neutral.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] नमस्ते { $given },
               *[formal]
                    { $academic ->
                        [dr] डॉ. { $family } जी,
                        [prof] प्रो. { $family } जी,
                        [prof-dr] प्रो. { $family } जी,
                       *[none]
                            { $title ->
                                [ms] सुश्री { $family } जी,
                                [mr] श्री { $family } जी,
                               *[none] नमस्ते { $name } जी,
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] नमस्ते,
               *[formal]
                    { $academic ->
                        [dr] डॉ. { $family } जी,
                        [prof] प्रो. { $family } जी,
                        [prof-dr] प्रो. { $family } जी,
                       *[none]
                            { $title ->
                                [ms] सुश्री { $family } जी,
                                [mr] श्री { $family } जी,
                               *[none] नमस्ते,
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] नमस्ते { $given },
               *[formal]
                    { $academic ->
                        [dr] डॉ. { $given } जी,
                        [prof] प्रो. { $given } जी,
                        [prof-dr] प्रो. { $given } जी,
                       *[none]
                            { $title ->
                                [ms] सुश्री { $given } जी,
                                [mr] श्री { $given } जी,
                               *[none] नमस्ते { $given } जी,
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] नमस्ते { $name },
               *[formal]
                    { $academic ->
                        [dr] डॉ. { $name } जी,
                        [prof] प्रो. { $name } जी,
                        [prof-dr] प्रो. { $name } जी,
                       *[none]
                            { $title ->
                                [ms] सुश्री { $name } जी,
                                [mr] श्री { $name } जी,
                               *[none] नमस्ते { $name } जी,
                            }
                    }
            }
       *[none] नमस्ते,
    }

# What the person is called inside a sentence. Not asked for when $name_kind is none.
salutation-name =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] { $given }
               *[formal]
                    { $academic ->
                        [dr] { $family }
                        [prof] { $family }
                        [prof-dr] { $family }
                       *[none]
                            { $title ->
                                [ms] { $family }
                                [mr] { $family }
                               *[none] { $name }
                            }
                    }
            }
        [family] { $family }
        [given] { $given }
       *[whole] { $name }
    }

# The title alone. Not asked for without a title; empty where this language has no neutral form.
salutation-title =
    { $academic ->
        [dr] डॉ.
        [prof] प्रो.
        [prof-dr] प्रो.
       *[none]
            { $title ->
                [ms] सुश्री
                [mr] श्री
               *[none] { "" }
            }
    }
