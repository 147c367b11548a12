### verify_email: asks the person to confirm that an address is theirs. It may reach somebody who never asked for it.

## Subject and preview line

verify-subject = Confirm your email address

# Variables:
#   $brand (String) – name of the company or application
verify-subject-brand = Confirm your email address for { $brand }

# The line that mail programs show beside the subject.
verify-preheader = One more step and your email address is confirmed.

## Body

# Heading, and the title of the document.
verify-title = Confirm your email address

verify-intro = This email address was given for an account with us. Please confirm that it belongs to you.

# Variables:
#   $brand (String) – name of the company or application
verify-intro-brand = This email address was given for an account with { $brand }. Please confirm that it belongs to you.

# Label of the button: short.
verify-button = Confirm address

# Stands above the link in the text part, where there is no button.
verify-link = To confirm the address, open this link:

# Variables:
#   $duration (Number) – how long the link works, in seconds
verify-expires = The link works for <strong>{ DURATION($duration) }</strong>.

verify-not-you = If this wasn’t you, please ignore this email. The address will then stay unconfirmed.

## Footer

verify-reason = You are receiving this email because this address was entered when an account was created or changed.
