### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# திருமிகு and மதிப்பிற்குரிய say nothing about gender or marriage, as திருமதி and செல்வி do.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] வணக்கம் { $given },
               *[formal]
                    { $academic ->
                        [dr] மதிப்பிற்குரிய டாக்டர் { $name },
                        [prof] மதிப்பிற்குரிய பேராசிரியர் { $name },
                        [prof-dr] மதிப்பிற்குரிய பேராசிரியர் டாக்டர் { $name },
                       *[none]
                            { $title ->
                                [ms] மதிப்பிற்குரிய திருமிகு { $name },
                                [mr] மதிப்பிற்குரிய திரு. { $name },
                                [mx] மதிப்பிற்குரிய திருமிகு { $name },
                               *[none] மதிப்பிற்குரிய { $name },
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] வணக்கம்,
               *[formal]
                    { $academic ->
                        [dr] மதிப்பிற்குரிய டாக்டர் { $family },
                        [prof] மதிப்பிற்குரிய பேராசிரியர் { $family },
                        [prof-dr] மதிப்பிற்குரிய பேராசிரியர் டாக்டர் { $family },
                       *[none]
                            { $title ->
                                [ms] மதிப்பிற்குரிய திருமிகு { $family },
                                [mr] மதிப்பிற்குரிய திரு. { $family },
                                [mx] மதிப்பிற்குரிய திருமிகு { $family },
                               *[none] வணக்கம்,
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] வணக்கம் { $given },
               *[formal]
                    { $academic ->
                        [dr] மதிப்பிற்குரிய டாக்டர் { $given },
                        [prof] மதிப்பிற்குரிய பேராசிரியர் { $given },
                        [prof-dr] மதிப்பிற்குரிய பேராசிரியர் டாக்டர் { $given },
                       *[none]
                            { $title ->
                                [ms] மதிப்பிற்குரிய திருமிகு { $given },
                                [mr] மதிப்பிற்குரிய திரு. { $given },
                                [mx] மதிப்பிற்குரிய திருமிகு { $given },
                               *[none] மதிப்பிற்குரிய { $given },
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] வணக்கம் { $name },
               *[formal]
                    { $academic ->
                        [dr] மதிப்பிற்குரிய டாக்டர் { $name },
                        [prof] மதிப்பிற்குரிய பேராசிரியர் { $name },
                        [prof-dr] மதிப்பிற்குரிய பேராசிரியர் டாக்டர் { $name },
                       *[none]
                            { $title ->
                                [ms] மதிப்பிற்குரிய திருமிகு { $name },
                                [mr] மதிப்பிற்குரிய திரு. { $name },
                                [mx] மதிப்பிற்குரிய திருமிகு { $name },
                               *[none] மதிப்பிற்குரிய { $name },
                            }
                    }
            }
       *[none] வணக்கம்,
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
        [dr] டாக்டர்
        [prof] பேராசிரியர்
        [prof-dr] பேராசிரியர் டாக்டர்
       *[none]
            { $title ->
                [ms] திருமிகு
                [mr] திரு.
                [mx] திருமிகு
               *[none] { "" }
            }
    }
