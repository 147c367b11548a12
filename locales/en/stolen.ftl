### stolen_credentials: address and password of the account appeared in data stolen from another service.
### What it says about its link comes from reset.ftl.

## Subject and preview line

# Variables:
#   $brand (String) – name of the company or application
stolen-subject-brand = Please choose a new password for { $brand }

# The line that mail programs show beside the subject.
stolen-preheader = Your password appeared in data stolen from another service.

## Body

# Heading, title of the document, and the subject where no brand is known.
stolen-title = Please choose a new password

stolen-intro = The email address and password of your account appeared in data stolen from another service.

# Variables:
#   $brand (String) – name of the company or application
stolen-intro-brand = The email address and password of your account with { $brand } appeared in data stolen from another service.

# Below the introduction; the button or the link may follow.
stolen-change = Anyone who has this data could sign in to your account. Please choose a new password that you use nowhere else.

stolen-elsewhere = If you use the old password for other accounts too, please change it there as well.

## Footer

stolen-reason = You are receiving this email because the account registered to this address is affected.
