### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# The title follows the family name; punctuation is full width.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] { $name }，你好：
               *[formal]
                    { $academic ->
                        [dr] { $family }博士，您好：
                        [prof] { $family }教授，您好：
                        [prof-dr] { $family }教授，您好：
                       *[none]
                            { $title ->
                                [ms] { $family }女士，您好：
                                [mr] { $family }先生，您好：
                               *[none] { $name }，您好：
                            }
                    }
            }
        [family]
            { $academic ->
                [dr] { $family }博士，您好：
                [prof] { $family }教授，您好：
                [prof-dr] { $family }教授，您好：
               *[none]
                    { $title ->
                        [ms] { $family }女士，您好：
                        [mr] { $family }先生，您好：
                       *[none] 您好：
                    }
            }
        [given]
            { $formality ->
                [informal] { $given }，你好：
               *[formal] { $given }，您好：
            }
        [whole]
            { $formality ->
                [informal] { $name }，你好：
               *[formal]
                    { $academic ->
                        [dr] { $name }博士，您好：
                        [prof] { $name }教授，您好：
                        [prof-dr] { $name }教授，您好：
                       *[none]
                            { $title ->
                                [ms] { $name }女士，您好：
                                [mr] { $name }先生，您好：
                               *[none] { $name }，您好：
                            }
                    }
            }
       *[none]
            { $formality ->
                [informal] 你好：
               *[formal] 您好：
            }
    }

# What the person is called inside a sentence. Not asked for when $name_kind is none.
salutation-name =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] { $name }
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
        [dr] 博士
        [prof] 教授
        [prof-dr] 教授
       *[none]
            { $title ->
                [ms] 女士
                [mr] 先生
               *[none] { "" }
            }
    }
