### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# 様 and さん follow without a space and without a comma. A given name alone is not used in a formal mail.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] { $family }さん
               *[formal] { $family }様
            }
        [family]
            { $formality ->
                [informal] { $family }さん
               *[formal] { $family }様
            }
        [given]
            { $formality ->
                [informal] { $given }さん
               *[formal] お客様
            }
        [whole]
            { $formality ->
                [informal] { $name }さん
               *[formal] { $name }様
            }
       *[none] お客様
    }

# What the person is called inside a sentence. Not asked for when $name_kind is none.
salutation-name =
    { $name_kind ->
        [full] { $family }
        [family] { $family }
        [given] { $given }
       *[whole] { $name }
    }

# The title alone. Not asked for without a title; empty where this language has no neutral form.
salutation-title =
    { $formality ->
        [informal] さん
       *[formal] 様
    }
