### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# 님 is respectful and says nothing about gender. A family name alone is not used with it.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] { $given }님, 안녕하세요?
               *[formal]
                    { $academic ->
                        [dr] { $name } 박사님, 안녕하십니까?
                        [prof] { $name } 교수님, 안녕하십니까?
                        [prof-dr] { $name } 교수님, 안녕하십니까?
                       *[none] { $name }님, 안녕하십니까?
                    }
            }
        [family]
            { $academic ->
                [dr] { $family } 박사님, 안녕하십니까?
                [prof] { $family } 교수님, 안녕하십니까?
                [prof-dr] { $family } 교수님, 안녕하십니까?
               *[none] 고객님, 안녕하십니까?
            }
        [given]
            { $formality ->
                [informal] { $given }님, 안녕하세요?
               *[formal]
                    { $academic ->
                        [dr] { $given } 박사님, 안녕하십니까?
                        [prof] { $given } 교수님, 안녕하십니까?
                        [prof-dr] { $given } 교수님, 안녕하십니까?
                       *[none] { $given }님, 안녕하십니까?
                    }
            }
        [whole]
            { $formality ->
                [informal] { $name }님, 안녕하세요?
               *[formal]
                    { $academic ->
                        [dr] { $name } 박사님, 안녕하십니까?
                        [prof] { $name } 교수님, 안녕하십니까?
                        [prof-dr] { $name } 교수님, 안녕하십니까?
                       *[none] { $name }님, 안녕하십니까?
                    }
            }
       *[none]
            { $formality ->
                [informal] 안녕하세요?
               *[formal] 고객님, 안녕하십니까?
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
        [dr] 박사님
        [prof] 교수님
        [prof-dr] 교수님
       *[none] 님
    }
