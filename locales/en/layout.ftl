### The frame that every stock email shares: rows of account details, the copy of the button's link, the footer.
###
### English is the reference. Names in `{ $… }` are filled in as they are: put them where they need no article
### and no case ending. The greeting is not here; it comes from the `salutation-…` entries.

## Beside the button

# Stands above the address of the link, which follows on a line of its own. Only in the html part.
layout-fallback = If the button does not work, copy this link into your browser:

## Details of the account, one per row

# Variables:
#   $email (String) – the address of the account
layout-address = <strong>Email address:</strong> { $email }

# Variables:
#   $organization (String) – display name of the organization, as it calls itself
layout-organization = <strong>Organization:</strong> { $organization }

## Footer

# Variables:
#   $email (String) – address of the support team; nothing follows it, so that it can be copied
layout-support-email = Questions? Write to us: { $email }

# Slots:
#   <link> – leads to the support pages
layout-support-url = Questions? Find answers on our <link>support pages</link>.

# Shown where both are known.
# Variables:
#   $email (String) – address of the support team; nothing follows it, so that it can be copied
# Slots:
#   <link> – leads to the support pages
layout-support-both = Questions? Find answers on our <link>support pages</link>, or write to us: { $email }

# Variables:
#   $brand (String) – name of the company or application that sends the email
layout-sent-by = Sent by { $brand }
