### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# The form with the adjective after the name says nothing about gender.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] سلام { $given }،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] سرکار خانم دکتر { $family }،
                                [prof] سرکار خانم پروفسور { $family }،
                                [prof-dr] سرکار خانم پروفسور { $family }،
                               *[none] سرکار خانم { $family }،
                            }
                        [mr]
                            { $academic ->
                                [dr] جناب آقای دکتر { $family }،
                                [prof] جناب آقای پروفسور { $family }،
                                [prof-dr] جناب آقای پروفسور { $family }،
                               *[none] جناب آقای { $family }،
                            }
                       *[none]
                            { $academic ->
                                [dr] دکتر { $family } گرامی،
                                [prof] پروفسور { $family } گرامی،
                                [prof-dr] پروفسور { $family } گرامی،
                               *[none] { $name } گرامی،
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] سلام،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] سرکار خانم دکتر { $family }،
                                [prof] سرکار خانم پروفسور { $family }،
                                [prof-dr] سرکار خانم پروفسور { $family }،
                               *[none] سرکار خانم { $family }،
                            }
                        [mr]
                            { $academic ->
                                [dr] جناب آقای دکتر { $family }،
                                [prof] جناب آقای پروفسور { $family }،
                                [prof-dr] جناب آقای پروفسور { $family }،
                               *[none] جناب آقای { $family }،
                            }
                       *[none]
                            { $academic ->
                                [dr] دکتر { $family } گرامی،
                                [prof] پروفسور { $family } گرامی،
                                [prof-dr] پروفسور { $family } گرامی،
                               *[none] با سلام،
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] سلام { $given }،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] سرکار خانم دکتر { $given }،
                                [prof] سرکار خانم پروفسور { $given }،
                                [prof-dr] سرکار خانم پروفسور { $given }،
                               *[none] سرکار خانم { $given }،
                            }
                        [mr]
                            { $academic ->
                                [dr] جناب آقای دکتر { $given }،
                                [prof] جناب آقای پروفسور { $given }،
                                [prof-dr] جناب آقای پروفسور { $given }،
                               *[none] جناب آقای { $given }،
                            }
                       *[none]
                            { $academic ->
                                [dr] دکتر { $given } گرامی،
                                [prof] پروفسور { $given } گرامی،
                                [prof-dr] پروفسور { $given } گرامی،
                               *[none] { $given } گرامی،
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] سلام { $name }،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] سرکار خانم دکتر { $name }،
                                [prof] سرکار خانم پروفسور { $name }،
                                [prof-dr] سرکار خانم پروفسور { $name }،
                               *[none] سرکار خانم { $name }،
                            }
                        [mr]
                            { $academic ->
                                [dr] جناب آقای دکتر { $name }،
                                [prof] جناب آقای پروفسور { $name }،
                                [prof-dr] جناب آقای پروفسور { $name }،
                               *[none] جناب آقای { $name }،
                            }
                       *[none]
                            { $academic ->
                                [dr] دکتر { $name } گرامی،
                                [prof] پروفسور { $name } گرامی،
                                [prof-dr] پروفسور { $name } گرامی،
                               *[none] { $name } گرامی،
                            }
                    }
            }
       *[none]
            { $formality ->
                [informal] سلام،
               *[formal] با سلام،
            }
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
    { $title ->
        [ms]
            { $academic ->
                [dr] خانم دکتر
                [prof] خانم پروفسور
                [prof-dr] خانم پروفسور
               *[none] خانم
            }
        [mr]
            { $academic ->
                [dr] آقای دکتر
                [prof] آقای پروفسور
                [prof-dr] آقای پروفسور
               *[none] آقای
            }
       *[none]
            { $academic ->
                [dr] دکتر
                [prof] پروفسور
                [prof-dr] پروفسور
               *[none] { "" }
            }
    }
