"""Auth0's own Python client against the service, over plain HTTP.

    client.py BASE CLIENT SECRET

Prints nothing and exits 0 when everything is as the vendor documents and records it.
"""

import sys

import httpx
from auth0.authentication import Database, GetToken
from auth0.management.client import Auth0
from auth0.management.core.api_error import ApiError

BASE, CLIENT, SECRET = sys.argv[1:4]
DOMAIN = BASE.removeprefix("http://")


def fails(status, code, call):
    try:
        call()
    except ApiError as error:
        body = error.body if isinstance(error.body, dict) else error.body.__dict__
        assert error.status_code == status, (error.status_code, body)
        assert body.get("errorCode", body.get("error_code")) == code, body
        return body
    raise AssertionError(f"{status} {code} was expected")


token = GetToken(DOMAIN, CLIENT, client_secret=SECRET, protocol="http").client_credentials(f"{BASE}/api/v2/")
assert token["token_type"] == "Bearer" and token["expires_in"] == 86400, token
client = Auth0(base_url=f"{BASE}/api/v2", token=token["access_token"])

# People: the merges that were recorded of a tenant, in their order.
user = client.users.create(
    connection="Username-Password-Authentication",
    email="Anna.Weiss@example.org",
    password="never kept",
    user_metadata={"preferred_language": "de"},
    verify_email=False,
)
assert user.user_id.startswith("auth0|") and user.email == "anna.weiss@example.org", user
assert user.name == "anna.weiss@example.org" and user.nickname == "anna.weiss", user
fails(409, "auth0_idp_error", lambda: client.users.create(
    connection="Username-Password-Authentication", email="anna.weiss@example.org", password="x",
    request_options={"max_retries": 0}))
both = {"baz": "qux", "foo": "bar"}
changed = client.users.update(user.user_id, user_metadata={"preferred_language": None, **both}, app_metadata=both)
assert changed.user_metadata == both and changed.app_metadata == both, changed
changed = client.users.update(user.user_id, user_metadata={"baz": None, "foo": "bars"}, app_metadata={"baz": None, "foo": "bars"})
assert changed.user_metadata == {"foo": "bars"} and changed.app_metadata == {"foo": "bars"}, changed
changed = client.users.update(user.user_id, user_metadata={}, app_metadata={})
assert changed.user_metadata == {} and changed.app_metadata is None, changed
found = client.users.list_users_by_email(email="ANNA.weiss@example.org")
assert [one.user_id for one in found] == [user.user_id], found
listed = client.users.list(q='email:"anna.weiss@example.org"', search_engine="v3")
assert [one.user_id for one in listed] == [user.user_id], listed
assert client.users.get(user.user_id, fields="user_id,user_metadata", include_fields=True).email is None
fails(404, "inexistent_user", lambda: client.users.get("auth0|nobody"))

# Templates.
template = dict(
    template="verify_email", body="<html><body><p>Hello {{ user.email }}</p><a href=\"{{ url }}\">Confirm</a></body></html>",
    from_="", subject="Confirm", syntax="liquid", enabled=True)
fails(404, None if False else "inexistent_email_template", lambda: client.email_templates.get("verify_email"))
made = client.email_templates.create(**template)
assert made.body == template["body"] and made.template == "verify_email", made
fails(409, None, lambda: client.email_templates.create(**template, request_options={"max_retries": 0}))
assert client.email_templates.update("verify_email", subject="Please confirm").subject == "Please confirm"
assert client.email_templates.set("verify_email", **template).subject == "Confirm"
assert client.email_templates.get("verify_email").body == template["body"]

# What sends mail.
job = client.jobs.verification_email.create(user_id=user.user_id)
assert job.id.startswith("job_") and job.type == "verification_email", job
assert client.jobs.get(job.id).status in ("pending", "completed"), job
ticket = client.tickets.change_password(user_id=user.user_id, ttl_sec=60)
assert ticket.ticket.startswith(f"{BASE}/u/reset-password?ticket=") and ticket.ticket.endswith("#"), ticket
assert client.tickets.verify_email(user_id=user.user_id).ticket.startswith(f"{BASE}/u/email-verification?ticket=")
database = Database(DOMAIN, CLIENT, protocol="http")
signed = database.signup(email="bert@example.org", password="never kept", connection="Username-Password-Authentication",
                         user_metadata={"preferred_language": "fr"})
assert signed["email"] == "bert@example.org" and signed["email_verified"] is False and signed["_id"], signed
told = database.change_password(email="nobody@example.org", connection="Username-Password-Authentication")
assert told == "We've just sent you an email to reset your password.", told

# Who may not.
forged = Auth0(base_url=f"{BASE}/api/v2", token="x.y.z")
try:
    forged.users.get(user.user_id)
    raise AssertionError("a forged token is believed")
except ApiError as error:
    assert error.status_code == 401, error
limits = httpx.get(f"{BASE}/api/v2/users/{user.user_id}", headers={"authorization": f"Bearer {token['access_token']}"}).headers
assert int(limits["x-ratelimit-limit"]) > 0 and int(limits["x-ratelimit-reset"]) > 1_700_000_000, limits
client.users.delete(user.user_id)
fails(404, "inexistent_user", lambda: client.users.get(user.user_id))
