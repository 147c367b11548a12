### The emails that carry a code to type in: verify_email_by_code, auth_email_by_code, reset_email_by_code, mfa_oob_code.
###
### The code itself is never part of an entry: it stands in a block, or on a line, of its own. verify_email_by_code
### takes its other words from verify.ftl, reset_email_by_code from reset.ftl.

## All of them

# The line that mail programs show beside the subject, where it is not known how long the code works.
code-preheader = The code is in this email.

# The line that mail programs show beside the subject.
# Variables:
#   $duration (Number) – how long the code works, in seconds
code-preheader-expires = The code in this email works for { DURATION($duration) }.

# Variables:
#   $duration (Number) – how long the code works, in seconds
code-expires = The code works for <strong>{ DURATION($duration) }</strong>. After that, you can ask for a new one.

# “We”: the company that sends the email; its staff, its hotline.
code-keep-private = Do not share this code with anyone. We will never ask you for it.

## verify_email_by_code: confirming an address

# Stands above the code.
code-verify-enter = To confirm the address, enter this code:

## reset_email_by_code: a new password

# Stands above the code.
code-reset-enter = To choose a new password, enter this code:

## auth_email_by_code: signing in with a code instead of a password

# Heading, title of the document, and the subject where no brand is known.
code-sign-in-title = Your sign-in code

# Variables:
#   $brand (String) – name of the company or application
code-sign-in-subject-brand = Your sign-in code for { $brand }

code-sign-in-intro = We received a request to sign in with this email address.

# Variables:
#   $brand (String) – name of the company or application
code-sign-in-intro-brand = We received a request to sign in to { $brand } with this email address.

# Stands above the code.
code-sign-in-enter = To sign in, enter this code:

code-sign-in-not-you = If you did not try to sign in, you can ignore this email. Nobody can sign in without the code.

# Footer.
code-sign-in-reason = You are receiving this email because a sign-in with this address was requested.

## mfa_oob_code: the second step of signing in

# Heading, title of the document, and the subject where no brand is known.
code-mfa-title = Your verification code

# Variables:
#   $brand (String) – name of the company or application
code-mfa-subject-brand = Your verification code for { $brand }

code-mfa-intro = Signing in to your account needs one more step.

# Variables:
#   $brand (String) – name of the company or application
code-mfa-intro-brand = Signing in to your account with { $brand } needs one more step.

# Stands above the code.
code-mfa-enter = To finish signing in, enter this code:

# Whoever comes this far usually has the password already.
code-mfa-not-you = If you are not signing in right now, somebody else may know your password. Please change it as soon as you can.

# Footer.
code-mfa-reason = You are receiving this email because the account registered to this address asks for a code when somebody signs in.
