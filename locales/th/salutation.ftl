### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# คุณ is respectful and says nothing about gender. The line ends without punctuation.
# The space after คุณ keeps it readable before a name in another script.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] สวัสดี คุณ { $given }
               *[formal]
                    { $academic ->
                        [dr] เรียน ดร. { $name }
                        [prof] เรียน ศ. { $name }
                        [prof-dr] เรียน ศ. ดร. { $name }
                       *[none] เรียน คุณ { $name }
                    }
            }
        [family]
            { $formality ->
                [informal] สวัสดี
               *[formal]
                    { $academic ->
                        [dr] เรียน ดร. { $family }
                        [prof] เรียน ศ. { $family }
                        [prof-dr] เรียน ศ. ดร. { $family }
                       *[none]
                            { $title ->
                                [ms] เรียน คุณ { $family }
                                [mr] เรียน คุณ { $family }
                               *[none] เรียน ท่านผู้ใช้บริการ
                            }
                    }
            }
        [given]
            { $formality ->
                [informal] สวัสดี คุณ { $given }
               *[formal]
                    { $academic ->
                        [dr] เรียน ดร. { $given }
                        [prof] เรียน ศ. { $given }
                        [prof-dr] เรียน ศ. ดร. { $given }
                       *[none] เรียน คุณ { $given }
                    }
            }
        [whole]
            { $formality ->
                [informal] สวัสดี คุณ { $name }
               *[formal]
                    { $academic ->
                        [dr] เรียน ดร. { $name }
                        [prof] เรียน ศ. { $name }
                        [prof-dr] เรียน ศ. ดร. { $name }
                       *[none] เรียน คุณ { $name }
                    }
            }
       *[none]
            { $formality ->
                [informal] สวัสดี
               *[formal] เรียน ท่านผู้ใช้บริการ
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
        [dr] ดร.
        [prof] ศ.
        [prof-dr] ศ. ดร.
       *[none] คุณ
    }
