### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# Title and adjective agree in gender; the neutral greeting has neither.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] مرحبًا { $given }،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] الدكتورة { $name } المحترمة،
                                [prof] الأستاذة { $name } المحترمة،
                                [prof-dr] الأستاذة الدكتورة { $name } المحترمة،
                               *[none] السيدة { $name } المحترمة،
                            }
                        [mr]
                            { $academic ->
                                [dr] الدكتور { $name } المحترم،
                                [prof] الأستاذ { $name } المحترم،
                                [prof-dr] الأستاذ الدكتور { $name } المحترم،
                               *[none] السيد { $name } المحترم،
                            }
                       *[none] مرحبًا { $name }،
                    }
            }
        [family]
            { $formality ->
                [informal] مرحبًا،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] الدكتورة { $family } المحترمة،
                                [prof] الأستاذة { $family } المحترمة،
                                [prof-dr] الأستاذة الدكتورة { $family } المحترمة،
                               *[none] السيدة { $family } المحترمة،
                            }
                        [mr]
                            { $academic ->
                                [dr] الدكتور { $family } المحترم،
                                [prof] الأستاذ { $family } المحترم،
                                [prof-dr] الأستاذ الدكتور { $family } المحترم،
                               *[none] السيد { $family } المحترم،
                            }
                       *[none] مرحبًا،
                    }
            }
        [given]
            { $formality ->
                [informal] مرحبًا { $given }،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] الدكتورة { $given } المحترمة،
                                [prof] الأستاذة { $given } المحترمة،
                                [prof-dr] الأستاذة الدكتورة { $given } المحترمة،
                               *[none] السيدة { $given } المحترمة،
                            }
                        [mr]
                            { $academic ->
                                [dr] الدكتور { $given } المحترم،
                                [prof] الأستاذ { $given } المحترم،
                                [prof-dr] الأستاذ الدكتور { $given } المحترم،
                               *[none] السيد { $given } المحترم،
                            }
                       *[none] مرحبًا { $given }،
                    }
            }
        [whole]
            { $formality ->
                [informal] مرحبًا { $name }،
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] الدكتورة { $name } المحترمة،
                                [prof] الأستاذة { $name } المحترمة،
                                [prof-dr] الأستاذة الدكتورة { $name } المحترمة،
                               *[none] السيدة { $name } المحترمة،
                            }
                        [mr]
                            { $academic ->
                                [dr] الدكتور { $name } المحترم،
                                [prof] الأستاذ { $name } المحترم،
                                [prof-dr] الأستاذ الدكتور { $name } المحترم،
                               *[none] السيد { $name } المحترم،
                            }
                       *[none] مرحبًا { $name }،
                    }
            }
       *[none] مرحبًا،
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
                [dr] الدكتورة
                [prof] الأستاذة
                [prof-dr] الأستاذة الدكتورة
               *[none] السيدة
            }
        [mr]
            { $academic ->
                [dr] الدكتور
                [prof] الأستاذ
                [prof-dr] الأستاذ الدكتور
               *[none] السيد
            }
       *[none] { "" }
    }
