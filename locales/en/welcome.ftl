### welcome_email: the account exists and can be used.

## Subject and preview line

welcome-subject = Welcome

# Variables:
#   $brand (String) – name of the company or application
welcome-subject-brand = Welcome to { $brand }

# The line that mail programs show beside the subject.
welcome-preheader = Your account is ready.

## Body

# Heading, and the title of the document.
welcome-title = Welcome

# Heading where the brand is known.
# Variables:
#   $brand (String) – name of the company or application
welcome-title-brand = Welcome to { $brand }

welcome-intro = Thank you for creating an account with us. It is ready to use.

# Variables:
#   $brand (String) – name of the company or application
welcome-intro-brand = Thank you for creating an account with { $brand }. It is ready to use.

# A row below the account's address.
# Variables:
#   $at (String) – the instant of creation, shown in the person's time zone
welcome-created-at = <strong>Created:</strong> { DATETIME($at, dateStyle: "long") }

# Label of the button: short.
welcome-button = Go to your account

# Stands above the link in the text part, where there is no button.
welcome-link = To go to your account, open this link:

# Shown where no support pages are known.
welcome-not-you = If you did not create this account, you can ignore this email.

# Slots:
#   <link> – leads to the support pages
welcome-not-you-support = If you did not create this account, please <link>let us know</link>.

## Footer

welcome-reason = You are receiving this email because an account was created with this address.
