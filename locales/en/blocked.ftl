### blocked_account: after several failed attempts to sign in the account was blocked. The person may have mistyped
### the password, or somebody else may be guessing it. A link lifts the block.

## Subject and preview line

# Variables:
#   $brand (String) – name of the company or application
blocked-subject-brand = Your account with { $brand } has been blocked

# The line that mail programs show beside the subject.
blocked-preheader = There were several failed attempts to sign in.

## Body

# Heading, title of the document, and the subject where no brand is known.
blocked-title = Your account has been blocked

blocked-intro = There were several failed attempts to sign in to your account. To protect it, we have blocked it.

# Variables:
#   $brand (String) – name of the company or application
blocked-intro-brand = There were several failed attempts to sign in to your account with { $brand }. To protect it, we have blocked it.

# Stands above rows such as the time, the IP address and the place. The account's address is the first of them.
blocked-details = Details of the attempts:

# Stands above the button or the link.
blocked-you = If it was you, you can lift the block.

# Label of the button: short.
blocked-button = Unblock account

# Stands above the link in the text part, where there is no button.
blocked-link = To unblock the account, open this link:

blocked-not-you = If it wasn’t you, leave the block in place: it keeps others out of your account.

## Footer

blocked-reason = You are receiving this email because the account registered to this address was blocked.
