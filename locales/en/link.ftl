### What several stock emails say about the link they carry. reset_email and verify_email have words of their own.

# Variables:
#   $duration (Number) – how long the link works, in seconds
link-expires = The link works for <strong>{ DURATION($duration) }</strong>.

link-keep-private = Please do not forward this email. The link is meant for you only.
