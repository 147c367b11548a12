### How a mail greets a person; see docs/salutation.md. Only what differs from es stands here.

# The title alone. The feminine abbreviations are written without a raised letter.
salutation-title =
    { $title ->
        [ms]
            { $academic ->
                [dr] Dra.
                [prof] Profa.
                [prof-dr] Profa.
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
