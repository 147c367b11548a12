### The pages that the links of verify_email and reset_email lead to. A person comes here from the mail, often on a phone, and presses one button;
### mail scanners come too, and press nothing. Every file has exactly these entries and variables.

## The address of an account

# Heading of the page, and the title of the document.
verify-title = Confirm your email address

# Stands under the heading, above the button.
# Variables:
#   $application (String) – name of the application, or the host of its address
verify-lead = Please confirm that this email address belongs to you and that you use it with { $application }.

# Label of the button: short. The same words as on the button of the mail.
verify-button = Confirm address

# Heading of the page after the button was pressed.
verify-done-title = Your email address is confirmed

# Heading instead, when the address had been confirmed before, with this link or another.
verify-already = This email address is already confirmed

# Stands under each of the two headings above. Nothing is left to do.
# Variables:
#   $application (String) – name of the application, or the host of its address
verify-done = You can continue using { $application } and close this page.

## A new password

# Heading of the page, and the title of the document.
reset-title = Reset your password

# Stands under the heading, above the button. Anybody may have asked for it.
# Variables:
#   $application (String) – name of the application, or the host of its address
reset-lead = A new password was requested for your account with { $application }. If this was you, please continue. If not, close this page: your password stays as it is.

# Label of the button: short. The application asks for the new password afterwards.
reset-button = Continue

# Heading of the page after the button was pressed, where the application has named no page of its own.
reset-done-title = Your request is confirmed

# Stands under that heading. The password itself is chosen in the application.
# Variables:
#   $application (String) – name of the application, or the host of its address
reset-done = Please go back to { $application } to choose your new password.

## Links that do nothing any more, for both

# Heading: the link has been used before.
link-used = This link has already been used

# Heading: the link is too old.
link-expired = This link has expired

# Heading: the link is incomplete or altered, a newer mail has replaced it, or the account has another address by now. Which of them is not told.
link-unknown = This link is not valid

# Stands under each of the three headings above.
# Variables:
#   $application (String) – name of the application, or the host of its address
link-again = Please use the link in the newest email, or ask { $application } for a new one.

## Trouble on our side, for both

# Heading: the service cannot do it at the moment. The link stays good.
later-title = This is not possible at the moment

# Stands under that heading.
later = Please open the link again in a few minutes.
