### How a mail greets a person. The engine chooses the variants; see docs/salutation.md.
###
### $name_kind: full (given and family name), given, family, whole (one name that must not be split), none
### $title: ms, mr, mx, none          $academic: dr, prof, prof-dr, none          $formality: formal, informal
### $given exists for full and given, $family for full and family, $name for all but none.
### Defaults are neutral: neither feminine nor masculine, and without a name where there may be none.

# The greeting line, with its punctuation.
# A colon closes the greeting; the name in an address is set off by a comma.
# Doctor and doctora agree in gender, so an academic title alone is not printed.
salutation-line =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] Hola, { $given }:
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Estimada doctora { $family }:
                                [prof] Estimada profesora { $family }:
                                [prof-dr] Estimada profesora { $family }:
                               *[none] Estimada señora { $family }:
                            }
                        [mr]
                            { $academic ->
                                [dr] Estimado doctor { $family }:
                                [prof] Estimado profesor { $family }:
                                [prof-dr] Estimado profesor { $family }:
                               *[none] Estimado señor { $family }:
                            }
                       *[none] Hola, { $name }:
                    }
            }
        [family]
            { $formality ->
                [informal] Hola:
               *[formal]
                    { $title ->
                        [ms]
                            { $academic ->
                                [dr] Estimada doctora { $family }:
                                [prof] Estimada profesora { $family }:
                                [prof-dr] Estimada profesora { $family }:
                               *[none] Estimada señora { $family }:
                            }
                        [mr]
                            { $academic ->
                                [dr] Estimado doctor { $family }:
                                [prof] Estimado profesor { $family }:
                                [prof-dr] Estimado profesor { $family }:
                               *[none] Estimado señor { $family }:
                            }
                       *[none] Hola:
                    }
            }
        [given] Hola, { $given }:
        [whole] Hola, { $name }:
       *[none] Hola:
    }

# What the person is called inside a sentence. Not asked for when $name_kind is none.
salutation-name =
    { $name_kind ->
        [full]
            { $formality ->
                [informal] { $given }
               *[formal]
                    { $title ->
                        [ms] { $family }
                        [mr] { $family }
                       *[none] { $name }
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
                [dr] Dra.
                [prof] Prof.ª
                [prof-dr] Prof.ª
               *[none] Sra.
            }
        [mr]
            { $academic ->
                [dr] Dr.
                [prof] Prof.
                [prof-dr] Prof.
               *[none] Sr.
            }
       *[none] { "" }
    }
