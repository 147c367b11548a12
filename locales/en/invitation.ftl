### user_invitation: somebody invites the person to an organization or an application. It may reach somebody who knows nothing of either.

## Subject and preview line

# Variables:
#   $brand (String) – name of the organization, else of the company or application
invitation-subject-brand = Invitation to join { $brand }

# The line that mail programs show beside the subject.
invitation-preheader = Open this email to accept the invitation.

## Body

# Heading, title of the document, and the subject where no name is known.
invitation-title = You have been invited

invitation-intro = You have been invited to join our service.

# Variables:
#   $brand (String) – name of the organization, else of the company or application
invitation-intro-brand = You have been invited to join { $brand }.

# Label of the button: short.
invitation-button = Accept invitation

# Stands above the link in the text part, where there is no button.
invitation-link = To accept the invitation, open this link:

invitation-not-you = If you did not expect this invitation, you can ignore this email. Nothing happens unless you accept.

## Details of the invitation, one per row

# Stands above the rows; the invited address is the first of them.
invitation-details = Details of the invitation:

# Variables:
#   $inviter (String) – name of the person who invites, as that person wrote it
invitation-inviter = <strong>Invited by:</strong> { $inviter }

# Variables:
#   $roles (List) – names of one or more roles, as the organization calls them, never translated
invitation-roles = <strong>Roles:</strong> { LIST($roles) }

## Footer

invitation-reason = You are receiving this email because somebody invited this address.
