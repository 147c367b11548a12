### async_approval: an application asks the person to approve something that was started elsewhere: a payment, a sign-in
### on a terminal, an action of an agent. The link leads to a page where it is approved or declined.

## Subject and preview line

# Variables:
#   $brand (String) – name of the company or application
approval-subject-brand = Your approval is needed for { $brand }

# The line that mail programs show beside the subject.
approval-preheader = Check the details, then approve or decline the request.

## Body

# Heading, title of the document, and the subject where no brand is known.
approval-title = Your approval is needed

approval-intro = An action in your account needs your approval.

# Variables:
#   $brand (String) – name of the company or application
approval-intro-brand = An action in your account with { $brand } needs your approval.

# The first of the rows below “Details of the request:”.
# Variables:
#   $message (String) – a short text by which the person recognizes the action, such as “Order 4711”; the same one is
#     shown where the action was started, and it is never translated
approval-message = <strong>Message:</strong> { $message }

# Below the rows, where there is a message.
approval-compare = Please compare the message with the one that is shown where the action was started. Approve it only if both are the same.

# Label of the button: short.
approval-button = Review request

# Stands above the link in the text part, where there is no button.
approval-link = To review the request, open this link:

approval-not-you = If you know nothing about this, do not approve it. Nothing happens without your approval.

## Footer

approval-reason = You are receiving this email because an action in the account registered to this address needs approval.
