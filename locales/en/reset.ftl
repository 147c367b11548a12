### reset_email: a link to choose a new password. Anybody may have asked for it, so it says what was asked, when and from where.

## Subject and preview line

reset-subject = Reset your password

# Variables:
#   $brand (String) – name of the company or application
reset-subject-brand = Reset your { $brand } password

# The line that mail programs show beside the subject.
# Variables:
#   $duration (Number) – how long the link works, in seconds
reset-preheader = The link in this email works for { DURATION($duration) }.

## Body

# Heading, and the title of the document.
reset-title = Reset your password

reset-intro = We received a request to reset the password of your account.

# Variables:
#   $brand (String) – name of the company or application
reset-intro-brand = We received a request to reset the password of your account with { $brand }.

# Label of the button: short.
reset-button = Choose a new password

# Stands above the link in the text part, where there is no button.
reset-link = To choose a new password, open this link:

# Variables:
#   $duration (Number) – how long the link works, in seconds
reset-expires = The link works for <strong>{ DURATION($duration) }</strong>. After that, you can ask for a new one.

reset-keep-private = Please do not forward this email. Anyone who has the link can choose a new password.

## Details of the request, one per row

# Stands above the rows; the account's address is the first of them.
reset-details = Details of the request:

# Variables:
#   $at (String) – the instant of the request, shown in the person's time zone
reset-requested-at = <strong>Requested:</strong> { DATETIME($at, dateStyle: "long", timeStyle: "short") }

# Variables:
#   $device (String) – browser and system as the application recognized them, never translated
reset-device = <strong>Device:</strong> { $device }

# Variables:
#   $location (String) – a place derived from the network address: a guess
reset-location = <strong>Approximate location:</strong> { $location }

reset-not-you = If you did not ask for this, you can ignore this email. Your password stays as it is.

## Footer

reset-reason = You are receiving this email because a new password was requested for the account registered to this address.
