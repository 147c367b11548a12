### enrollment_email: a link to set up a second factor for signing in, such as an app on the phone.

## Subject

# Variables:
#   $brand (String) – name of the company or application
enrollment-subject-brand = Set up two-factor authentication for { $brand }

## Body

# Heading, title of the document, and the subject where no brand is known.
enrollment-title = Set up two-factor authentication

enrollment-intro = Please set up a second factor for signing in to your account.

# Variables:
#   $brand (String) – name of the company or application
enrollment-intro-brand = Please set up a second factor for signing in to your account with { $brand }.

# A sentence of the body; also the line that mail programs show beside the subject.
enrollment-why = A second factor, such as an app on your phone, keeps others out even if they know your password.

# Label of the button: short.
enrollment-button = Set up now

# Stands above the link in the text part, where there is no button.
enrollment-link = To set up the second factor, open this link:

enrollment-not-you = If you did not expect this email, please do not open the link.

## Footer

enrollment-reason = You are receiving this email because two-factor authentication is to be set up for the account registered to this address.
