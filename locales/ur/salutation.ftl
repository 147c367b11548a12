### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# محترمہ and محترم agree in gender; the neutral greeting has neither.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] السلام علیکم { $given }،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] محترمہ ڈاکٹر { $name }،
                                [prof] محترمہ پروفیسر { $name }،
                                [prof-dr] محترمہ پروفیسر ڈاکٹر { $name }،
                               *[none] محترمہ { $name }،
                            }
                        [mr]
                            { $academic ->
                                [dr] محترم ڈاکٹر { $name }،
                                [prof] محترم پروفیسر { $name }،
                                [prof-dr] محترم پروفیسر ڈاکٹر { $name }،
                               *[none] محترم { $name }،
                            }
                       *[none]
                            { $academic ->
                                [dr] السلام علیکم ڈاکٹر { $name }،
                                [prof] السلام علیکم پروفیسر { $name }،
                                [prof-dr] السلام علیکم پروفیسر ڈاکٹر { $name }،
                               *[none] السلام علیکم { $name }،
                            }
                    }
            }
        [family]
            { $formality ->
                [informal] السلام علیکم،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] محترمہ ڈاکٹر { $family }،
                                [prof] محترمہ پروفیسر { $family }،
                                [prof-dr] محترمہ پروفیسر ڈاکٹر { $family }،
                               *[none] محترمہ { $family }،
                            }
                        [mr]
                            { $academic ->
                                [dr] محترم ڈاکٹر { $family }،
                                [prof] محترم پروفیسر { $family }،
                                [prof-dr] محترم پروفیسر ڈاکٹر { $family }،
                               *[none] محترم { $family }،
                            }
                       *[none]
                            { $academic ->
                                [dr] السلام علیکم ڈاکٹر { $family }،
                                [prof] السلام علیکم پروفیسر { $family }،
                                [prof-dr] السلام علیکم پروفیسر ڈاکٹر { $family }،
                               *[none] السلام علیکم،
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] السلام علیکم { $given }،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] محترمہ ڈاکٹر { $given }،
                                [prof] محترمہ پروفیسر { $given }،
                                [prof-dr] محترمہ پروفیسر ڈاکٹر { $given }،
                               *[none] محترمہ { $given }،
                            }
                        [mr]
                            { $academic ->
                                [dr] محترم ڈاکٹر { $given }،
                                [prof] محترم پروفیسر { $given }،
                                [prof-dr] محترم پروفیسر ڈاکٹر { $given }،
                               *[none] محترم { $given }،
                            }
                       *[none]
                            { $academic ->
                                [dr] السلام علیکم ڈاکٹر { $given }،
                                [prof] السلام علیکم پروفیسر { $given }،
                                [prof-dr] السلام علیکم پروفیسر ڈاکٹر { $given }،
                               *[none] السلام علیکم { $given }،
                            }
                    }
            }
        [whole]
            { $formality ->
                [informal] السلام علیکم { $name }،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] محترمہ ڈاکٹر { $name }،
                                [prof] محترمہ پروفیسر { $name }،
                                [prof-dr] محترمہ پروفیسر ڈاکٹر { $name }،
                               *[none] محترمہ { $name }،
                            }
                        [mr]
                            { $academic ->
                                [dr] محترم ڈاکٹر { $name }،
                                [prof] محترم پروفیسر { $name }،
                                [prof-dr] محترم پروفیسر ڈاکٹر { $name }،
                               *[none] محترم { $name }،
                            }
                       *[none]
                            { $academic ->
                                [dr] السلام علیکم ڈاکٹر { $name }،
                                [prof] السلام علیکم پروفیسر { $name }،
                                [prof-dr] السلام علیکم پروفیسر ڈاکٹر { $name }،
                               *[none] السلام علیکم { $name }،
                            }
                    }
            }
       *[none] السلام علیکم،
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
                [dr] محترمہ ڈاکٹر
                [prof] محترمہ پروفیسر
                [prof-dr] محترمہ پروفیسر ڈاکٹر
               *[none] محترمہ
            }
        [mr]
            { $academic ->
                [dr] محترم ڈاکٹر
                [prof] محترم پروفیسر
                [prof-dr] محترم پروفیسر ڈاکٹر
               *[none] محترم
            }
       *[none]
            { $academic ->
                [dr] ڈاکٹر
                [prof] پروفیسر
                [prof-dr] پروفیسر ڈاکٹر
               *[none] { "" }
            }
    }
