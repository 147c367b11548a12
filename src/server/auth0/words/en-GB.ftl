### The pages that the links of verify_email and reset_email lead to.

## The address of an account

verify-title = Confirm your email address
verify-lead = Please confirm that this email address belongs to you and that you use it with { $application }.
verify-button = Confirm address
verify-done-title = Your email address is confirmed
verify-already = This email address is already confirmed
verify-done = You can continue using { $application } and close this page.

## A new password

reset-title = Reset your password
reset-lead = A new password was requested for your account with { $application }. If this was you, please continue. If not, close this page: your password stays as it is.
reset-button = Continue
reset-done-title = Your request is confirmed
reset-done = Please go back to { $application } to choose your new password.

## Links that do nothing any more

link-used = This link has already been used
link-expired = This link has expired
link-unknown = This link is not valid
link-again = Please use the link in the newest email, or ask { $application } for a new one.

## Trouble on our side

later-title = This is not possible at the moment
later = Please open the link again in a few minutes.
