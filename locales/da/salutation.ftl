### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# Danish addresses people by name alone; titles are not part of a greeting.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Hej { $given },
               *[formal] Kære { $name },
            }
        [family] Hej,
        [given]
            { $formality ->
                [informal] Hej { $given },
               *[formal] Kære { $given },
            }
        [whole]
            { $formality ->
                [informal] Hej { $name },
               *[formal] Kære { $name },
            }
       *[none] Hej,
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
        [dr] dr.
        [prof] professor
        [prof-dr] professor
       *[none] { "" }
    }
