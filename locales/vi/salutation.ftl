### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# A formal letter has the whole name. A family name alone is not used in address, except with a title.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Chào { $given },
               *[formal]
                    { $academic ->
                        [dr] Kính gửi Tiến sĩ { $name },
                        [prof] Kính gửi Giáo sư { $name },
                        [prof-dr] Kính gửi Giáo sư, Tiến sĩ { $name },
                       *[none]
                            { $title ->
                                [ms] Kính gửi Bà { $name },
                                [mr] Kính gửi Ông { $name },
                               *[none] Kính gửi Quý khách { $name },
                            }
                    }
            }
        [family]
            { $academic ->
                [dr] Kính gửi Tiến sĩ { $family },
                [prof] Kính gửi Giáo sư { $family },
                [prof-dr] Kính gửi Giáo sư, Tiến sĩ { $family },
               *[none]
                    { $title ->
                        [ms] Kính gửi Bà { $family },
                        [mr] Kính gửi Ông { $family },
                       *[none] Kính gửi Quý khách,
                    }
            }
        [given]
            { $formality ->
                [informal] Chào { $given },
               *[formal]
                    { $academic ->
                        [dr] Kính gửi Tiến sĩ { $given },
                        [prof] Kính gửi Giáo sư { $given },
                        [prof-dr] Kính gửi Giáo sư, Tiến sĩ { $given },
                       *[none]
                            { $title ->
                                [ms] Kính gửi Bà { $given },
                                [mr] Kính gửi Ông { $given },
                               *[none] Kính gửi Quý khách { $given },
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] Chào { $name },
               *[formal]
                    { $academic ->
                        [dr] Kính gửi Tiến sĩ { $name },
                        [prof] Kính gửi Giáo sư { $name },
                        [prof-dr] Kính gửi Giáo sư, Tiến sĩ { $name },
                       *[none]
                            { $title ->
                                [ms] Kính gửi Bà { $name },
                                [mr] Kính gửi Ông { $name },
                               *[none] Kính gửi Quý khách { $name },
                            }
                    }
            }
       *[none]
            { $formality ->
                [informal] Xin chào,
               *[formal] Kính gửi Quý khách,
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
        [dr] Tiến sĩ
        [prof] Giáo sư
        [prof-dr] Giáo sư, Tiến sĩ
       *[none]
            { $title ->
                [ms] Bà
                [mr] Ông
               *[none] { "" }
            }
    }
