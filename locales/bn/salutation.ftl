### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# সম্মানিত says nothing about gender or religion; the titles of address (জনাব, শ্রী, শ্রীমতী) do, so none is printed.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] প্রিয় { $given },
               *[formal]
                    { $academic ->
                        [dr] সম্মানিত ড. { $name },
                        [prof] সম্মানিত অধ্যাপক { $name },
                        [prof-dr] সম্মানিত অধ্যাপক ড. { $name },
                       *[none] সম্মানিত { $name },
                    }
            }
        [family]
            { $formality ->
                [informal] শুভেচ্ছা নিন,
               *[formal]
                    { $academic ->
                        [dr] সম্মানিত ড. { $family },
                        [prof] সম্মানিত অধ্যাপক { $family },
                        [prof-dr] সম্মানিত অধ্যাপক ড. { $family },
                       *[none] শুভেচ্ছা নিন,
                    }
            }
        [given]
            { $formality ->
                [informal] প্রিয় { $given },
               *[formal]
                    { $academic ->
                        [dr] সম্মানিত ড. { $given },
                        [prof] সম্মানিত অধ্যাপক { $given },
                        [prof-dr] সম্মানিত অধ্যাপক ড. { $given },
                       *[none] সম্মানিত { $given },
                    }
            }
        [whole]
            { $formality ->
                [informal] প্রিয় { $name },
               *[formal]
                    { $academic ->
                        [dr] সম্মানিত ড. { $name },
                        [prof] সম্মানিত অধ্যাপক { $name },
                        [prof-dr] সম্মানিত অধ্যাপক ড. { $name },
                       *[none] সম্মানিত { $name },
                    }
            }
       *[none] শুভেচ্ছা নিন,
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
        [dr] ড.
        [prof] অধ্যাপক
        [prof-dr] অধ্যাপক ড.
       *[none] { "" }
    }
